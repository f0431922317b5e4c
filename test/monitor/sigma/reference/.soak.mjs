import fc from 'fast-check'
const { ruleCase } = await import('/work/main/test/monitor/sigma/reference/arbitrary-rules.ts')
const { eventFor } = await import('/work/main/test/monitor/sigma/reference/arbitrary-events.ts')
const { disagreement } = await import('/work/main/test/monitor/sigma/reference/disagreement.ts')
const { parseDocument } = await import('/work/main/lib/monitor/sigma/parse-document.ts')
const until = Date.now() + Number(process.argv[3])*1000
let n=0, bad=0
for (let seed=Number(process.argv[2]); Date.now()<until && bad<5; seed++) {
  const size = seed%2 ? 50 : 1, ev = size===1?6:30
  for (const {list,events} of fc.sample(fc.array(ruleCase,{minLength:size,maxLength:size,size:'max'}).chain(l=>fc.record({list:fc.constant(l),events:fc.array(eventFor(l),{minLength:ev,maxLength:ev,size:'max'})})),{numRuns:size===1?200:4,seed})) {
    const docs=list.map(r=>parseDocument(r.value,'x'))
    const x=disagreement(docs,events); n+=docs.length*events.length
    if(x){bad++; console.log(seed,size,JSON.stringify(x).slice(0,3000))}
  }
}
console.log(n,'pairs',bad,'bad')
