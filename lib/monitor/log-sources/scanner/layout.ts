/**
 * Where things stand in the memory of the scanner, in bytes. Both sides read this file: the scanner itself (AssemblyScript) and
 * whoever fills and empties its memory.
 */

/** What the rules need: words of four bytes, see `settings`. */
export const settingsAt = 0
/** What a scan leaves behind: words of four bytes, see `results`. */
export const resultsAt = 256
/** Records to be parsed: begin, end and ordinal of each, as words, up to where the window begins. */
export const takenAt = 1024
export const takenBytes = 12
/** The bytes that are scanned, followed by room for zeros at which everything ends. */
export const windowAt = 0x20000
export const windowBytes = 0x100000
export const paddingBytes = 64
/** What the rules need, in tables whose places the settings tell. */
export const tablesAt = 0x121000
/** Longest name and source that are looked up in them. */
export const longestText = 255

// Settings, as places of words.
/** Whether every record may match some rule (`always`), perhaps with a piece of text (`withPiece`). */
export const flagsForAll = 0
export const namesTable = 4
export const namesMask = 8
export const sourcesTable = 12
export const sourcesMask = 16
/** Name and source that are needed together. */
export const bothTable = 20
export const bothMask = 24
/** Name or source, and piece, that are needed together. */
export const scopeTable = 28
export const scopeMask = 32
/** Where the settings of the index of pieces begin that count for every record, and of those that count for some names and sources. */
export const piecesForAll = 64
export const piecesForSome = 96

// Settings of an index of pieces, as places of words from its beginning.
/** By hash of four sampled characters: 1 when some piece has them. */
export const gramTable = 0
/** How far to shift a hash for its place in the table. */
export const gramShift = 4
/** By shorter hash: where in the entries those with this hash begin. */
export const gramHeads = 8
export const headShift = 12
export const gramEntries = 16
/** Every how many characters four are sampled. */
export const stride = 20

/** A record with this name, source or both may match without more. */
export const always = 1
/** A record with it may match if it has one of the pieces. */
export const withPiece = 2
/** Marks the id of a source where names stand as well. */
export const isSource = 0x40000000

/** Slot of a table: of texts where the text stands, its length (0: free), its id and flags; of pairs both ids (0: free) and flags. */
export const slotBytes = 16
/** Entry of a sampled gram: the gram, where its piece stands, how long that is and where in it the gram, its id (0: counts for every record). */
export const entryBytes = 16
export const gramFactor = 0x9e3779b1
export const pairFactorA = 0x85ebca6b
export const pairFactorB = 0xc2b2ae35

// Results, as places of words.
/** Records that no rule can match. */
export const skippedCount = 0
/** Records to be parsed. */
export const takenCount = 4
/** Where the scan stopped: at the record or byte that it did not take. */
export const stoppedAt = 8
/** Whether an object stood on a line of its own. */
export const oneALine = 12

// Why a scan stopped.
/** The window ends, perhaps within a record. */
export const windowEnded = 0
/** There is no more room for records to be parsed. */
export const takenIsFull = 1
/** The list ends here. */
export const listEnded = 2
/** Something that only the other reader knows how to treat. */
export const somethingElse = 3
