/** Types of what we use of dynalite 4, which ships none. */
declare module 'dynalite' {
  import type { Server } from 'node:http'
  export default function dynalite(options?: { createTableMs?: number; path?: string }): Server
}
