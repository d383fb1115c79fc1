/** Below this width there is one column: a phone, a pane of Outlook, a page at 400 %. */
export const narrow = "@media (max-width: 760px)";
