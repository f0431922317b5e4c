/** Values of a condition key; null: certainly absent from the request. */
export type ContextValue = string | readonly string[] | null

/** The value of a condition key (in lower case) in a request; undefined: not known. */
export type Look = (key: string) => ContextValue | undefined
