/** State updates under way at once: enough to hide DynamoDB's latency. */
const concurrency = 16

/** What the tasks resolve to, put together; a few at a time. Rejects when one does. */
export async function runAll<Result>(tasks: readonly (() => Promise<readonly Result[]>)[]): Promise<readonly Result[]> {
  const results: Result[] = []
  for (let at = 0; at < tasks.length; at += concurrency) {
    const part = await Promise.all(tasks.slice(at, at + concurrency).map((task) => task()))
    for (const result of part.flat()) results.push(result)
  }
  return results
}
