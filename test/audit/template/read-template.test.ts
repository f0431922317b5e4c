import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { TemplateShapeError } from '#lib/audit/template/parse-json.ts'
import { readTemplate } from '#lib/audit/template/read-template.ts'

const bucket = { Type: 'AWS::S3::Bucket' }
const lineOf = (text: string): number => {
  try {
    readTemplate(text)
    throw new Error('it was read')
  } catch (error) {
    if (error instanceof TemplateShapeError) return error.line
    throw error
  }
}

describe('reading a template', () => {
  it('knows where each resource stands, in JSON and in YAML', () => {
    const json =
      '{\n "Parameters": {"Resources": {"Type": "String"}},\n "Resources": {\n  "A": {"Type": "AWS::S3::Bucket"},\n\n  "B\\u0042": {"Type": "AWS::S3::Bucket"}\n }\n}'
    const yaml = 'Description: x\nResources:\n  A:\n    Type: AWS::S3::Bucket\n  BB:\n    Type: AWS::S3::Bucket\n'
    const places = (text: string) => [...readTemplate(text).resources].map(([id, { place }]) => [id, place.line, place.column])
    expect(places(json)).toEqual([
      ['A', 4, 3],
      ['BB', 6, 3],
    ])
    expect(places(yaml)).toEqual([
      ['A', 3, 3],
      ['BB', 5, 3],
    ])
  })

  it('reads the short forms of YAML as the long ones of JSON', () => {
    const yaml = `
Resources:
  A:
    Type: AWS::SQS::Queue
    Properties:
      A: !Ref Other
      B: !GetAtt Other.Arn
      C: !GetAtt [Other, Arn]
      D: !Sub ['\${X}', {X: !Ref Y}]
      E: !If [Cond, !Ref Z, !Ref AWS::NoValue]
      F: !Join ['', [a, !Select [0, !Split [',', 'b,c']]]]
      G: !FindInMap [M, k, v]
      H: !Base64 text
      I: {Fn::GetAtt: Other.Arn}
      J: !Condition Cond
      K: [yes, "yes", No, 012345678901, 1.10, 5, 2012-10-17, ~, !!str 7]
      L: !Ref 'true'
`
    expect(JSON.parse(JSON.stringify(readTemplate(yaml).resources.get('A')?.properties))).toEqual({
      A: { Ref: 'Other' },
      B: { 'Fn::GetAtt': ['Other', 'Arn'] },
      C: { 'Fn::GetAtt': ['Other', 'Arn'] },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: it is a text of Fn::Sub.
      D: { 'Fn::Sub': ['${X}', { X: { Ref: 'Y' } }] },
      E: { 'Fn::If': ['Cond', { Ref: 'Z' }, { Ref: 'AWS::NoValue' }] },
      F: { 'Fn::Join': ['', ['a', { 'Fn::Select': [0, { 'Fn::Split': [',', 'b,c'] }] }]] },
      G: { 'Fn::FindInMap': ['M', 'k', 'v'] },
      H: { 'Fn::Base64': 'text' },
      I: { 'Fn::GetAtt': 'Other.Arn' },
      J: { Condition: 'Cond' },
      K: [true, 'yes', false, '012345678901', '1.10', 5, '2012-10-17', null, '7'],
      L: { Ref: 'true' },
    })
  })

  it.each([
    ['no JSON', '{"Resources": {', /not readable/],
    ['no YAML', 'Resources: [a\nb: }', /not readable/],
    ['a list', '[1]', /no CloudFormation template/],
    ['no resources', '{"Parameters": {}}', /no CloudFormation template/],
    ['a resource without a type', '{"Resources": {"A": {}}}', /"A" has no "Type"/],
    ['properties that are a list', '{"Resources": {"A": {"Type": "AWS::S3::Bucket", "Properties": []}}}', /"A" are no map/],
    ['a name twice in JSON', '{"Resources": {"A": {"Type": "X"}, "A": {"Type": "Y"}}}', /"A" is there twice/],
    ['a name twice in YAML', 'Resources:\n  A: {Type: X}\n  A: {Type: Y}\n', /"A" is there twice/],
    ['a merge key', 'X: &x {Type: AWS::S3::Bucket}\nResources:\n  A:\n    <<: *x\n', /merge key/],
    ['JSON nested too deep', `{"Resources": ${'['.repeat(300)}${']'.repeat(300)}}`, /nested more than 200/],
    ['YAML nested too deep', `Resources: ${'['.repeat(300)}${']'.repeat(300)}`, /nested more than 200/],
    ['a thousand brackets', `a: ${'['.repeat(1_000)}`, /brackets are open/],
    [
      'too many resources',
      JSON.stringify({ Resources: Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`A${n}`, bucket])) }),
      /5001 resources/,
    ],
  ])('refuses %s, saying what', (_, text, message) => {
    expect(() => readTemplate(text)).toThrow(message)
    expect(() => readTemplate(text)).toThrow(TemplateShapeError)
  })

  it('says on which line', () => {
    expect(lineOf('{"Resources": {\n"A": {"Type": "X"},\n"B": {}}}')).toBe(3)
    expect(lineOf('Resources:\n  A: {Type: X}\n  B:\n    - 1\n')).toBe(3)
    expect(lineOf('Resources:\n  A: {Type: X}\n  A: {Type: X}\n')).toBe(3)
  })

  it('does not follow aliases without end', () => {
    const laughs = ['a: &a [x,x,x,x,x,x,x,x,x]']
    for (let level = 0; level < 9; level++) {
      const [from, to] = ['abcdefghij'[level], 'abcdefghij'[level + 1]]
      laughs.push(`${to}: &${to} [${Array.from({ length: 9 }, () => `*${from}`).join(',')}]`)
    }
    expect(() => readTemplate(`${laughs.join('\n')}\nResources: {}\n`)).toThrow(/more than 200 aliases/)
  })

  it('keeps names of properties that JavaScript knows', () => {
    const text = '{"Resources": {"__proto__": {"Type": "AWS::S3::Bucket", "Properties": {"__proto__": {"a": 1}, "constructor": "x"}}}}'
    for (const template of [
      readTemplate(text),
      readTemplate(`Resources:\n  __proto__:\n    Type: AWS::S3::Bucket\n    Properties: {__proto__: {a: 1}, constructor: x}\n`),
    ]) {
      const properties = template.resources.get('__proto__')?.properties ?? {}
      expect(Object.keys(properties)).toEqual(['__proto__', 'constructor'])
    }
  })

  it('never throws anything but what it says', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      '"',
      ':',
      ',',
      '\n',
      ' ',
      '\\',
      'Resources',
      '"Resources"',
      'Type',
      '!Ref',
      '&a',
      '*a',
      '- ',
      '#',
      '|',
      'x',
      '\u{feff}',
      '\0',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        try {
          readTemplate(pieces.join(''))
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateShapeError)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('reads the same out of any JSON as out of the same in YAML', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{0,9}$/), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 5 }),
        (properties) => {
          const template = { Resources: { A: { Type: 'AWS::S3::Bucket', Properties: properties } } }
          const read = (text: string) => JSON.stringify(readTemplate(text).resources.get('A')?.properties)
          expect(read(`# comment\n${JSON.stringify(template)}`)).toBe(read(JSON.stringify(template)))
        },
      ),
      { numRuns: 200 },
    )
  })
})
