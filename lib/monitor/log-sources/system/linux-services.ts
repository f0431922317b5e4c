import type { EventLogSource } from '../../event.ts'

const syslog: EventLogSource = { product: 'linux', service: 'syslog' }
const alsoSyslog = ['syslog'] as const
const alsoAuth = ['auth', 'syslog'] as const

/** Programs that say who gets in and who may do what: what distributions write to auth.log or secure. */
const auth: Readonly<Record<string, readonly string[]>> = {
  sshd: ['sshd', 'sshd-session', 'sshd-auth', 'dropbear'],
  sudo: ['sudo', 'doas'],
  su: ['su', 'runuser'],
  login: ['login', 'systemd-logind', 'gdm-password', 'lightdm', 'polkitd', 'pkexec', 'polkit-agent-helper-1', 'sssd', 'pam', 'remote'],
  useradd: ['useradd', 'adduser', 'newusers', 'userdel', 'deluser', 'usermod', 'groupadd', 'addgroup', 'groupdel', 'groupmod', 'gpasswd'],
  passwd: ['passwd', 'chpasswd', 'chage', 'chfn', 'chsh', 'unix_chkpwd'],
}

/** Programs of other kinds that rules name. */
const other: Readonly<Record<string, readonly string[]>> = {
  cron: ['cron', 'crond', 'crontab', 'anacron', 'atd', 'fcron'],
  systemd: ['systemd', 'systemd-journald', 'systemd-networkd', 'systemd-coredump'],
  kernel: ['kernel'],
  named: ['named'],
  vsftpd: ['vsftpd'],
  clamav: ['clamd', 'clamav', 'freshclam', 'clamonacc', 'clamscan'],
  guacamole: ['guacd', 'guacamole'],
  rsyslog: ['rsyslogd', 'syslogd', 'syslog-ng'],
}

const byProgram: ReadonlyMap<string, EventLogSource> = new Map([...sources(auth, alsoAuth), ...sources(other, alsoSyslog)])

/**
 * The log source of a program's lines: `service` is its family, and rules about `syslog` (all programs) and `auth` (those that
 * say who gets in) are about it, too. A program that is not in the table is `syslog`, so that nobody makes up log sources.
 */
export function linuxSource(program: string | null): EventLogSource {
  return (program === null ? undefined : byProgram.get(program.toLowerCase())) ?? syslog
}

function sources(families: Readonly<Record<string, readonly string[]>>, also: readonly string[]): [string, EventLogSource][] {
  return Object.entries(families).flatMap(([service, programs]) => {
    const source: EventLogSource = { product: 'linux', service, also }
    return programs.map((program): [string, EventLogSource] => [program, source])
  })
}
