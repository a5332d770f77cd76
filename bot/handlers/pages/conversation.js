/* The conversation as this page knows it. */

export const said = new Map(); // what is shown of the desk: by card, or by number
export const own = { entries: [], items: new Map(), files: new Map() }; // the reader's messages, where they are shown, files on their way
export const told = { after: 0, caughtUp: false }; // up to which number the desk was heard, and whether that is all
