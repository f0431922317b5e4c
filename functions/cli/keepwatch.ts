import { enableCompileCache } from 'node:module'
import { type Command, exitCode, UsageError } from './options.ts'
import { endWithReader, say } from './output.ts'

// Compiled modules are kept between runs: 0.2 s of every start otherwise.
enableCompileCache()

/** A command is loaded when it is asked for: the audit's SDK clients cost a detect nothing. */
const commands = new Map<string, { readonly summary: string; readonly load: (args: readonly string[]) => Promise<Command> }>([
  [
    'detect',
    {
      summary: 'find threats in log files, or explain why a rule matches',
      load: async (args) =>
        args.includes('--explain') ? (await import('./explain.ts')).explainCommand : (await import('./detect.ts')).detectCommand,
    },
  ],
  ['rules', { summary: 'check, list, test, try out and convert Sigma rules', load: async () => (await import('./rules.ts')).rulesCommand }],
  [
    'audit',
    { summary: 'judge the configuration of an account, reading only', load: async () => (await import('./audit.ts')).auditCommand },
  ],
  [
    'vulnerabilities',
    {
      summary: 'rank weaknesses by how exposed they are',
      load: async () => (await import('./vulnerabilities.ts')).vulnerabilitiesCommand,
    },
  ],
  [
    'least-privilege',
    {
      summary: 'tell rights that nobody uses, and propose smaller policies',
      load: async () => (await import('./least-privilege.ts')).leastPrivilegeCommand,
    },
  ],
  [
    'iam',
    { summary: 'say who can become administrator, how, and what closes it', load: async () => (await import('./iam.ts')).iamCommand },
  ],
  ['access', { summary: 'say who reaches which data, and who should not', load: async () => (await import('./access.ts')).accessCommand }],
  [
    'passwords',
    { summary: 'say whether password management works, and why', load: async () => (await import('./passwords.ts')).passwordsCommand },
  ],
  [
    'exceptions',
    {
      summary: 'check accepted risks and what they hide, take over mute lists',
      load: async () => (await import('./exceptions.ts')).exceptionsCommand,
    },
  ],
  [
    'evidence',
    { summary: 'verify the sealed evidence of audits, offline too', load: async () => (await import('./evidence.ts')).evidenceCommand },
  ],
  ['coverage', { summary: 'list detections that are blind, and why', load: async () => (await import('./coverage.ts')).coverageCommand }],
  [
    'diff',
    { summary: 'say what changed between two snapshots, and who did it', load: async () => (await import('./diff.ts')).diffCommand },
  ],
  [
    'logs',
    { summary: 'verify log files by their digests, review where logs go', load: async () => (await import('./logs.ts')).logsCommand },
  ],
])

const help = `keepwatch: security monitoring and auditing of AWS

Usage: keepwatch <command> [options]

Commands:
${[...commands].map(([name, { summary }]) => `  ${name.padEnd(16)} ${summary}`).join('\n')}

keepwatch <command> --help shows the options of a command, with examples.
Exit codes: 0 nothing found, 3 findings, 2 usage or invalid rules, 1 could not run (wholly or in part).
`

async function main([name = '--help', ...args]: readonly string[]): Promise<number> {
  if (name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(help)
    return exitCode.nothingFound
  }
  const entry = commands.get(name)
  if (!entry) throw new UsageError(`unknown command ${JSON.stringify(name)}; wanted one of ${[...commands.keys()].join(', ')}`)
  const command = await entry.load(args)
  if (args.includes('--help') || args.includes('-h')) {
    process.stdout.write(command.help)
    return exitCode.nothingFound
  }
  return command.run(args)
}

endWithReader()
try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const usage = error instanceof UsageError
  say(`keepwatch: ${(error as Error).message}${usage ? '\nkeepwatch --help lists what there is.' : ''}`)
  if (!usage && process.env['KEEPWATCH_DEBUG']) say(String((error as Error).stack))
  process.exitCode = usage ? exitCode.usage : exitCode.couldNotRun
}
