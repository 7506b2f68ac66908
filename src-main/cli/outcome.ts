/** What a command leaves: one JSON object for programs, sentences for people, and whether it was refused. */
export type Outcome = { readonly json: object; readonly messages: readonly string[]; readonly refused?: boolean };
