import { cutText } from '../cut-text.ts'

/** Longer texts are cut: nobody reads them, and a page of a hundred megabytes opens nowhere. */
const textAtMost = 4_000

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' }

/**
 * Text for a page, in elements and in quoted attributes alike. Control and direction characters and halves of surrogate pairs, which would
 * disguise what stands there, are shown as their code.
 */
export function escapeHtml(text: string): string {
  const shown = text.length > textAtMost ? `${cutText(text, textAtMost)} … (${text.length} characters)` : text
  return shown
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, (char) =>
      char === '\n' || char === '\t' ? char : `[U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`,
    )
    .replaceAll(/[&<>"'`]/g, (char) => entities[char] ?? char)
}
