import type { TimeRange } from './digest-chain.ts'
import type { LogScope } from './digest-key.ts'
import type { LogStore } from './log-store.ts'

const day = 86_400_000

/** Every account and region that has digests or log files of CloudTrail (CloudTrail user guide, "Digest file location"). */
export async function* logScopes(store: LogStore): AsyncGenerator<LogScope> {
  for (const name of await store.folders('AWSLogs/')) {
    if (/^\d{12}$/.test(name)) yield* scopesOf(store, `AWSLogs/${name}/`, name)
    else if (/^o-[a-z0-9]{10,32}$/.test(name))
      for (const account of await store.folders(`AWSLogs/${name}/`))
        if (/^\d{12}$/.test(account)) yield* scopesOf(store, `AWSLogs/${name}/${account}/`, account)
  }
}

async function* scopesOf(store: LogStore, folder: string, account: string): AsyncGenerator<LogScope> {
  const found = await Promise.all([store.folders(`${folder}CloudTrail-Digest/`), store.folders(`${folder}CloudTrail/`)])
  for (const region of [...new Set(found.flat())].sort()) if (/^[a-z]{2}(-[a-z0-9]+){2,4}$/.test(region)) yield { folder, account, region }
}

/** Days (`2026/01/31`) that have a folder in one of these and may hold something of the range, in order of time. */
export async function logDays(store: LogStore, folders: readonly string[], { from, to }: TimeRange): Promise<readonly string[]> {
  // A digest lies in the folder of the day on which it ends, which may be that after the range.
  const first = from === undefined ? '0000/00/00' : dayName(from - day)
  const last = to === undefined ? '9999/99/99' : dayName(to + day)
  const days = new Set<string>()
  for (const folder of folders)
    for (const year of await within(store, folder, '', 4))
      for (const month of await within(store, folder, `${year}/`, 2))
        for (const name of await within(store, folder, `${month}/`, 2))
          if (!Number.isNaN(Date.parse(name.replaceAll('/', '-')))) days.add(name)
  return [...days].sort()

  /** Folders named by a number below `above`, as a path from `folder` on, as far as they may hold something of the range. */
  async function within(from: LogStore, folder: string, above: string, digits: number): Promise<readonly string[]> {
    const names = (await from.folders(`${folder}${above}`)).filter((name) => name.length === digits && /^\d+$/.test(name))
    return names
      .map((name) => `${above}${name}`)
      .filter((name) => name >= first.slice(0, name.length) && name <= last.slice(0, name.length))
  }
}

function dayName(time: number): string {
  return new Date(time).toISOString().slice(0, 10).replaceAll('-', '/')
}
