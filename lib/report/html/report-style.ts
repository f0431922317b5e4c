/** The look of a report: system fonts, dark and light, and pages that print. The only place with CSS, so that one hash allows it. */
export const reportStyle = `
:root { color-scheme: light dark; --line: #8884; --fail: #b3261e; --unknown: #8a6100; --manual: #00639b; --accepted: #7b3fa0; --pass: #1b6e3c }
@media (prefers-color-scheme: dark) { :root { --fail: #ff897d; --unknown: #e6b450; --manual: #7fc7ff; --accepted: #d0a5f5; --pass: #7ddc9f } }
body { font: 15px/1.45 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem }
h1 { font-size: 1.6rem; margin: 0 0 .3rem }
h2 { font-size: 1.25rem; margin: 2.2rem 0 .6rem }
p, ul { margin: .4rem 0 }
.note { opacity: .75 }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; white-space: pre-wrap }
thead th { position: sticky; top: 0; background: Canvas }
.status { width: 7.5rem; font-weight: 600 }
.id { width: 7rem }
.where { width: 11rem }
.fail { color: var(--fail) } .unknown { color: var(--unknown) } .manual { color: var(--manual) } .accepted { color: var(--accepted) } .pass { color: var(--pass) }
.figures { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: .8rem; margin: 1rem 0 }
.figures div { border: 1px solid var(--line); border-radius: .5rem; padding: .7rem .9rem }
.figures strong { display: block; font-size: 1.5rem }
@media print { body { max-width: none; margin: 0; font-size: 10pt } thead { display: table-header-group } tr { break-inside: avoid } thead th { position: static } a { color: inherit } }
`
