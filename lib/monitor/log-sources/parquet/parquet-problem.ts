/** Why a Parquet file, or the rest of one of its row groups, cannot be read. Its message ends a sentence about the file. */
export class ParquetProblem extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'ParquetProblem'
  }
}
