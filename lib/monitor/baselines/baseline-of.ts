import type { BaselineSettings } from '../sigma/document.ts'
import { beacon } from './beacon.ts'
import { flood } from './flood.ts'
import { newPort } from './new-port.ts'
import type { Baseline } from './series.ts'
import { spread } from './spread.ts'
import { volume } from './volume.ts'

const made = new WeakMap<BaselineSettings, Baseline>()

/** The baseline that a rule asks for, made once per rule. */
export function baselineOf(settings: BaselineSettings): Baseline {
  let baseline = made.get(settings)
  if (!baseline) {
    baseline = make(settings)
    made.set(settings, baseline)
  }
  return baseline
}

function make(settings: BaselineSettings): Baseline {
  switch (settings.kind) {
    case 'inbound-flood':
    case 'outbound-flood':
      return flood(settings)
    case 'volume':
      return volume(settings)
    case 'spread':
      return spread(settings)
    case 'beacon':
      return beacon(settings)
    case 'new-port':
      return newPort(settings)
  }
}
