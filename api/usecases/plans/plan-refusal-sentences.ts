import type { Reason } from '#plan/actions/refusal.ts'
import type { Sentence } from '../../errors.ts'

/** Why the kernel refuses an action and what to do, for programs and logs; pages have their own words in web/text. */
export const REASON_SENTENCES: Readonly<Record<Reason, Sentence>> = {
  'no-such-grid': row(
    '方案里没有这个网格。请刷新后重选。',
    'the plan has no such grid. Reload and choose again.',
  ),
  'no-such-community': row(
    '方案里没有这个社区。请核对社区编码。',
    'the plan has no such community. Check its code.',
  ),
  'no-such-vertex': row(
    '这个位置没有界点。请刷新后重选。',
    'there is no vertex at that position. Reload and choose again.',
  ),
  'no-such-edge': row(
    '这两点之间没有边界。请刷新后重选。',
    'there is no edge between those positions. Reload and choose again.',
  ),
  'no-such-face': row(
    '这个位置在方案范围之外。请选范围内的位置。',
    'that position is outside the plan. Choose one inside.',
  ),
  'no-such-action': row(
    '没有这个操作，或它已被撤销。请刷新历史记录。',
    'there is no such action, or it was taken back already. Reload the history.',
  ),
  'id-used': row(
    '同一编号已用于内容不同的操作。请换一个编号。',
    'an action of that id with other content was applied before. Use a new id.',
  ),
  malformed: row('内容不完整。请检查名称、线或范围。', 'it is incomplete. Check the name, line or outline.'),
  locked: row('网格或层级已锁定。请先解锁。', 'a grid or level is locked. Unlock it first.'),
  'out-of-reach': row(
    '超出您可以编制的范围。请在范围内修改，或请上级来做。',
    'it is outside what your account may plan. Stay inside, or ask whoever plans there.',
  ),
  'not-crossed': row(
    '线没有从一侧边界穿到另一侧。请把线画穿网格。',
    'the line does not cross the grid from border to border. Draw it right across.',
  ),
  'keep-outside': row(
    '保留点不在切出的任何一块里。请点在要保留编码的一块内。',
    'the position to keep is in no piece of the grid. Choose one inside a piece.',
  ),
  'follow-tears': row(
    '整块跟随会撕裂下级网格。请改画线，或允许切开它。',
    'a child would be torn where it should stay whole. Draw another line, or let it be cut.',
  ),
  'different-level': row(
    '网格层级不同。请选同一层级的网格。',
    'the grids are of different levels. Choose grids of one level.',
  ),
  'different-community': row(
    '网格属于不同社区。请选同一社区的网格。',
    'the grids are of different communities. Choose grids of one community.',
  ),
  'not-adjacent': row('网格不相邻。请选相邻的网格。', 'the grids share no border. Choose neighbours.'),
  divided: row('网格已有下级。请选没有下级的网格。', 'the grid is divided. Choose one without children.'),
  'nothing-free': row(
    '没有可用的直属空地，或已有下级网格。请用“绘制”添加。',
    'it holds no ground of its own, or is divided already. Draw the new grid instead.',
  ),
  'deepest-level': row(
    '社区没有更深的层级。请先给社区增加层级名称。',
    'the community has no deeper level. Name another level first.',
  ),
  'would-vanish': row(
    '有网格会失去全部范围或最后一个下级。请改用“合并”。',
    'a grid would lose all its ground or its last child. Merge it instead.',
  ),
  crosses: row(
    '边界会自己相交或与别的边界相交。请移到别处。',
    'the border would cross another or itself. Move it elsewhere.',
  ),
  'too-fine': row(
    '形状太细，小于 1 厘米。请画得大一些。',
    'the shape is too fine: it would collapse below a centimetre. Draw it larger.',
  ),
  'community-border': row(
    '这是社区边界，只能用“移动社区边界”来改。',
    'it lies on a community border, which only moving the outline changes.',
  ),
  junction: row(
    '这里有三条以上边界相交，不能删除。请移动它。',
    'more than two borders meet there, so it cannot be removed. Move it instead.',
  ),
  'ends-off-border': row(
    '线的两端不在这两个网格的同一段界线上。请把两端画在界线上。',
    'an end of the path is off the border of the two grids. Start and end on that border.',
  ),
  'leaves-grids': row(
    '线伸出了这两个网格。请画在两个网格以内。',
    'the path leaves the ground of the two grids. Keep it inside them.',
  ),
  'not-a-gap': row(
    '这里已有网格，不是空白。请改用“划归”。',
    'a grid holds it already, so it is no gap. Assign it instead.',
  ),
  'no-such-reason': row(
    '没有这种不划入的理由。请从列表选择。',
    'there is no such reason for exempting ground. Choose one of the list.',
  ),
  'too-many-children': row(
    '一个上级最多 99 个下级网格。请先合并一些。',
    'a parent has 99 children at most. Merge some first.',
  ),
  'changed-since': row(
    '之后别人改过同一处。请另做一个修改。',
    'the same ground was changed since. Make another change instead.',
  ),
  'no-change': row('这样做不会有任何变化。', 'nothing would be different afterwards.'),
  'too-wide': row(
    '范围会超过 4°。请分成几个方案。',
    'the plan would extend over more than 4°. Make several plans.',
  ),
}

function row(zh: string, en: string): Sentence {
  return { zh, en }
}
