/** One step of a template: what to do in words, and the command to do it with. */
export interface TemplateStep {
  readonly prose: string
  readonly command?: string
}

/** Longest line of a run-book in which commands are looked for; a longer one stays words, so that no command is cut. */
const templateLimit = 4_000
/** A command in backticks, or one that begins a sentence or follows a colon or semicolon. */
const start = /`((?:aws|kubectl|dig|curl) [^`]+)`|(?:^|[:;]\s)((?:aws|kubectl|dig|curl) [a-z0-9-]+(?:\s.*)?$)/s
/** Where such a command ends: before the next command, the next sentence, or a remark in brackets. */
const end = /;\s(?=(?:aws|kubectl|dig|curl)\s)|\.(?=\s+[A-Z]|$)|\s(?=\([a-z])/g

/** Splits one line of a run-book or a remediation into steps with at most one command each; white space is evened out. */
export function splitSteps(template: string): readonly TemplateStep[] {
  const line = template
    .slice(0, templateLimit)
    .toWellFormed()
    .replace(/\\\s*\n/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  if (template.length > templateLimit) return [{ prose: `${line}...` }]
  const steps: TemplateStep[] = []
  let rest = line
  while (rest !== '') {
    const match = start.exec(rest)
    const written = match?.[1] ?? match?.[2]
    if (!match || written === undefined) {
      addProse(steps, rest)
      break
    }
    const command = match[1] ?? written.slice(0, endOf(written))
    const at = match.index + match[0].indexOf(written)
    addProse(steps, rest.slice(0, match[1] === undefined ? at : at - 1), command.trim())
    rest = rest.slice(at + command.length).replace(/^[`;.\s]+/, '')
  }
  return steps
}

/** The first end of a command that is not inside quotes. */
function endOf(written: string): number {
  for (const match of written.matchAll(end)) {
    const before = written.slice(0, match.index)
    if ((before.match(/'/g)?.length ?? 0) % 2 === 0 && (before.match(/"/g)?.length ?? 0) % 2 === 0) return match.index
  }
  return written.length
}

/** A new step; but prose that goes on in the middle of a sentence belongs to the step before it. */
function addProse(steps: TemplateStep[], text: string, command?: string): void {
  const prose = text.replace(/;\s*$/, '').trim()
  const last = steps.at(-1)
  if (last?.command !== undefined && /^[a-z(,]/.test(prose)) {
    steps[steps.length - 1] = {
      prose: `${last.prose} (command below)${prose.startsWith(',') ? '' : ' '}${prose}`.trim(),
      command: last.command,
    }
    if (command !== undefined) steps.push({ prose: '', command })
  } else steps.push(command === undefined ? { prose } : { prose, command })
}
