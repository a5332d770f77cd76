"""Many desks in one process: none takes, sees or disturbs what is another's."""
