/** Calls that detections ask for, with their numbers on x86-64 and on AArch64 (kernel: syscall_64.tbl, asm-generic/unistd.h); -1 where there is none. */
const calls: readonly (readonly [name: string, x86: number, arm: number])[] = [
  ['connect', 42, 203],
  ['bind', 49, 200],
  ['listen', 50, 201],
  ['execve', 59, 221],
  ['rename', 82, -1],
  ['unlink', 87, -1],
  ['chmod', 90, -1],
  ['fchmod', 91, 52],
  ['ptrace', 101, 117],
  ['setuid', 105, 146],
  ['utime', 132, -1],
  ['pivot_root', 155, 41],
  ['adjtimex', 159, 171],
  ['settimeofday', 164, 170],
  ['mount', 165, 40],
  ['umount2', 166, 39],
  ['sethostname', 170, 161],
  ['init_module', 175, 105],
  ['delete_module', 176, 106],
  ['clock_settime', 227, 112],
  ['utimes', 235, -1],
  ['kexec_load', 246, 104],
  ['openat', 257, 56],
  ['futimesat', 261, -1],
  ['unlinkat', 263, 35],
  ['renameat', 264, 38],
  ['fchmodat', 268, 53],
  ['unshare', 272, 97],
  ['utimensat', 280, 88],
  ['clock_adjtime', 305, 266],
  ['setns', 308, 268],
  ['process_vm_writev', 311, 271],
  ['finit_module', 313, 273],
  ['renameat2', 316, 276],
  ['memfd_create', 319, 279],
  ['kexec_file_load', 320, 294],
  ['bpf', 321, 280],
  ['execveat', 322, 281],
]

/** Audit's names of the two machines (kernel: uapi/linux/audit.h). */
const x86 = 'c000003e'
const arm = 'c00000b7'
const byNumber = {
  [x86]: new Map(calls.map(([name, number]) => [String(number), name])),
  [arm]: new Map(calls.filter(([, , number]) => number >= 0).map(([name, , number]) => [String(number), name])),
}

/** Name of a system call by its number, which means something else on each machine; undefined when the table does not know it. */
export function syscallName(arch: string | undefined, number: string | undefined): string | undefined {
  if (number === undefined) return undefined
  if (arch === x86) return byNumber[x86].get(number)
  return arch === arm ? byNumber[arm].get(number) : undefined
}
