import { type Token, tokensOf } from './tokens.ts'
import { DEEPEST, FilterFault, FUNCTIONS, type Node, tooDeep } from './tree.ts'
import { readGeometry } from './wkt.ts'

/** The words of a filter, one after the other. */
export interface Reader {
  readonly peek: () => Token
  readonly take: () => Token
  /** Takes the sign or keyword where it comes next. */
  readonly skip: (text: string) => boolean
  /** Throws a fault where it does not come next. */
  readonly want: (text: string) => void
  /** A number with its sign. */
  readonly number: () => number
  readonly fault: (zh: string, en: string) => FilterFault
}

const COMPARING = new Set(['=', '<>', '<', '>', '<=', '>='])

/**
 * Reads a filter in CQL2 text (OGC 21-065r2, annex B): the whole of it, or a fault that says where it ends to be one.
 * `isOld`: in the draft's `cql-text`, as GDAL before 3.9 sends it, which has ILIKE as well.
 */
export function parseText(text: string, isOld = false): Node {
  const reader = readerOf(tokensOf(text))
  let depth = 0

  const deeper = <T>(read: () => T): T => {
    if (++depth > DEEPEST) throw tooDeep()
    const found = read()
    depth--
    return found
  }
  const joined = (keyword: 'or' | 'and', part: () => Node): Node => {
    const args = [part()]
    while (reader.skip(keyword)) args.push(part())
    return args.length === 1 ? args[0]! : { op: keyword, args }
  }
  const either = (): Node => deeper(() => joined('or', () => joined('and', negation)))
  const negation = (): Node =>
    reader.skip('not') ? deeper(() => ({ op: 'not', args: [negation()] })) : comparison()

  const comparison = (): Node => {
    const left = sum()
    const { kind, text: sign } = reader.peek()
    if (kind === 'sign' && COMPARING.has(sign)) {
      reader.take()
      return { op: sign, args: [left, sum()] }
    }
    if (reader.skip('is')) {
      const isNot = reader.skip('not')
      reader.want('null')
      return negated(isNot, { op: 'isNull', args: [left] })
    }
    const isNot = reader.skip('not')
    if (reader.skip('like')) return negated(isNot, { op: 'like', args: [left, sum()] })
    if (isOld && reader.skip('ilike')) {
      const [text, pattern] = [left, sum()].map((arg): Node => ({ op: 'casei', args: [arg] }))
      return negated(isNot, { op: 'like', args: [text!, pattern!] })
    }
    if (reader.skip('between')) {
      const low = sum()
      reader.want('and')
      return negated(isNot, { op: 'between', args: [left, low, sum()] })
    }
    if (reader.skip('in')) return negated(isNot, { op: 'in', args: [left, list(sum)] })
    if (isNot)
      throw reader.fault('NOT 之后应为 LIKE、BETWEEN 或 IN', 'LIKE, BETWEEN or IN was expected after NOT')
    return left
  }

  const chain = (signs: readonly string[], part: () => Node): Node => {
    let left = part()
    for (;;) {
      const sign = signs.find((each) => reader.skip(each))
      if (sign === undefined) return left
      left = { op: sign, args: [left, part()] }
    }
  }
  const sum = (): Node => chain(['+', '-'], () => chain(['*', '/', '%', 'div'], power))
  const power = (): Node => {
    const base = signed()
    return reader.skip('^') ? deeper(() => ({ op: '^', args: [base, power()] })) : base
  }
  const signed = (): Node => {
    if (reader.skip('+')) return deeper(signed)
    if (!reader.skip('-')) return primary()
    const value = deeper(signed)
    return typeof value === 'number' ? -value : { op: '*', args: [-1, value] }
  }

  const list = (part: () => Node): Node[] => {
    reader.want('(')
    const items = [part()]
    while (reader.skip(',')) items.push(part())
    reader.want(')')
    return items
  }
  const quoted = (): string => {
    reader.want('(')
    const token = reader.take()
    if (token.kind !== 'string')
      throw reader.fault('这里应为单引号里的文字', 'a text in single quotes was expected')
    reader.want(')')
    return token.text
  }

  const primary = (): Node => {
    const token = reader.take()
    if (token.kind === 'number') return Number(token.text)
    if (token.kind === 'string') return token.text
    if (token.kind === 'quoted') return { property: token.text }
    if (token.text === '(') {
      const inner = either()
      reader.want(')')
      return inner
    }
    if (token.kind !== 'name') throw unexpected(token)
    const word = token.text.toLowerCase()
    if (word === 'true' || word === 'false') return word === 'true'
    const geometry = readGeometry(word, reader)
    if (geometry !== null) return geometry
    if (reader.peek().text !== '(' || reader.peek().kind !== 'sign') return { property: token.text }
    if (word === 'date') return { date: quoted() }
    if (word === 'timestamp') return { timestamp: quoted() }
    const args = deeper(() => list(either))
    if (word === 'interval') {
      if (args.length !== 2) throw reader.fault('INTERVAL 要有两端', 'INTERVAL has two ends')
      return { interval: [args[0]!, args[1]!] }
    }
    const op = FUNCTIONS.get(word)
    if (op === undefined)
      throw new FilterFault(
        `第 ${token.at} 个字符处的函数不支持。可用：${[...FUNCTIONS.values()].join('、')}。`,
        `There is no function such as that at character ${token.at}. There are ${[...FUNCTIONS.values()].join(', ')}.`,
      )
    return { op, args }
  }

  const filter = either()
  if (reader.peek().kind !== 'end') throw unexpected(reader.peek())
  return filter
}

function negated(isNot: boolean, node: Node): Node {
  return isNot ? { op: 'not', args: [node] } : node
}

function unexpected({ kind, at }: Token): FilterFault {
  return kind === 'end'
    ? new FilterFault('条件没有写完。', 'It ends before it is complete.')
    : new FilterFault(`第 ${at} 个字符处读不懂。`, `It cannot be read from character ${at} on.`)
}

function readerOf(tokens: readonly Token[]): Reader {
  let i = 0
  const peek = (): Token => tokens[i]!
  const take = (): Token => (peek().kind === 'end' ? peek() : tokens[i++]!)
  const skip = (text: string): boolean => {
    const { kind, text: next } = peek()
    const isNext = kind === 'sign' ? next === text : kind === 'name' && next.toLowerCase() === text
    if (isNext) i++
    return isNext
  }
  const fault = (zh: string, en: string) =>
    new FilterFault(`第 ${peek().at} 个字符处：${zh}。`, `At character ${peek().at}: ${en}.`)
  return {
    peek,
    take,
    skip,
    want(text) {
      if (!skip(text)) throw fault(`这里应为 ${text.toUpperCase()}`, `${text.toUpperCase()} was expected`)
    },
    number() {
      const minus = skip('-')
      if (!minus) skip('+')
      if (peek().kind !== 'number') throw fault('这里应为数字', 'a number was expected')
      const value = Number(take().text)
      return minus ? -value : value
    },
    fault,
  }
}
