"""The register: what happened at the desk within a period, read back as values, for whoever makes papers of it. Only
looks; reads a page at a time, so that no period is too long for the machine's memory."""
