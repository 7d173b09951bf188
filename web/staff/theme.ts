import type { ThemeConfig } from 'antd'

/** Ant Design in the colours of `site.css`; every text colour keeps a contrast of 4.5 on paper. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#0b5d66',
    colorLink: '#0b5d66',
    colorLinkHover: '#084850',
    colorLinkActive: '#084850',
    colorError: '#b3261e',
    colorWarning: '#8a5200',
    colorInfo: '#2b62a5',
    colorTextBase: '#16242c',
    colorBgBase: '#fffdf8',
    colorBgLayout: '#f7f4ec',
    colorBorder: '#b9b1a1',
    colorBorderSecondary: '#d9d2c3',
    colorTextPlaceholder: '#6a747a',
    colorTextDescription: '#4a565e',
    colorTextDisabled: '#6a747a',
    borderRadius: 8,
    fontFamily: '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif',
    fontSize: 15,
    controlHeight: 44,
    controlHeightSM: 36,
    // Who asked for less motion is not kept waiting for animations that are not shown either.
    motion: !matchMedia('(prefers-reduced-motion: reduce)').matches,
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.18s',
  },
  components: {
    Table: { cellPaddingBlock: 10, headerBg: '#f1ede3' },
    Segmented: { itemSelectedBg: '#fffdf8', trackBg: '#e8e2d5', itemColor: '#4a565e' },
  },
}
