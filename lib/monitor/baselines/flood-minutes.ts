import { emptyDistinct } from '#lib/findings/distinct-count.ts'
import { EventTally } from '#lib/findings/event-tally.ts'
import type { CompiledRule } from '../sigma/compile-rule.ts'
import { type FloodObservation, observeFlood } from './flood.ts'
import { emptySums, eventsKept, type FloodBucket, type FloodSums, joinSums } from './flood-bucket.ts'
import type { FloodChunk, FloodTarget } from './flood-chunk.ts'
import { judge, nothingLearned } from './flood-series.ts'
import { SourceTally } from './source-tally.ts'

/** Sources that a judged minute is given; a finding names ten. */
const sourcesGiven = 64

interface Minute {
  readonly chunks: Set<string>
  readonly sources: SourceTally
  readonly flows: EventTally
  sums: FloodSums
}

interface Target {
  about: FloodTarget
  readonly minutes: Map<number, Minute>
}

/**
 * All minutes of traffic of a run over files, judged once when all of it is known: neither the order of files nor their
 * number nor the way batches were cut decides. A chunk that comes again (a file that is there twice) counts once.
 *
 * A minute takes about 1 KB and 100 bytes a record, up to 60 KB.
 */
export class FloodMinutes {
  readonly #targets = new Map<string, Target>()

  add(chunk: FloodChunk): void {
    const target = this.#targets.get(chunk.key) ?? { about: chunk, minutes: new Map<number, Minute>() }
    this.#targets.set(chunk.key, target)
    target.about = firstOf(target.about, chunk)
    const minute = target.minutes.get(chunk.index) ?? {
      chunks: new Set<string>(),
      sources: new SourceTally(),
      flows: new EventTally(),
      sums: emptySums,
    }
    target.minutes.set(chunk.index, minute)
    if (minute.chunks.has(chunk.chunk)) return
    minute.chunks.add(chunk.chunk)
    minute.sums = joinSums(minute.sums, chunk.sums)
    minute.sources.merge(chunk.sources)
    minute.flows.merge(chunk.flows)
  }

  /** The minutes that are floods. `rules` are those of the run. */
  *observations(rules: readonly CompiledRule[]): Generator<FloodObservation> {
    const byControl = new Map(rules.map((rule) => [rule.control, rule]))
    for (const { about, minutes } of this.#targets.values()) {
      const rule = byControl.get(about.control)
      const settings = rule?.document.keepwatch?.baseline
      if (!rule || !settings) continue
      const buckets = [...minutes]
        .sort(([a], [b]) => a - b)
        .map(([index, { sums, sources }]): FloodBucket => ({ index, sums, uniqueSources: sources.size, chunks: [] }))
      for (const alarm of judge({ before: nothingLearned, buckets }, settings)) {
        const minute = minutes.get(alarm.bucket.index)
        if (!minute) continue
        const bucket = withDetail(alarm.bucket, minute)
        yield observeFlood({ rule, sighting: about.sighting, target: about.target }, { ...alarm, bucket }, [])
      }
    }
  }
}

function withDetail(bucket: FloodBucket, { flows, sources }: Minute): FloodBucket {
  const { earliest, latest } = flows.ends()
  return {
    ...bucket,
    detail: {
      flows: flows.toCount(),
      // Counted in the bucket already.
      sources: emptyDistinct,
      top: sources.top(sourcesGiven),
      earliest: earliest.slice(0, eventsKept),
      latest: latest.slice(-eventsKept),
    },
  }
}

/** Of two records of one target always the same, whichever came first. */
function firstOf(a: FloodTarget, b: FloodTarget): FloodTarget {
  return JSON.stringify(a.sighting) <= JSON.stringify(b.sighting) ? a : b
}
