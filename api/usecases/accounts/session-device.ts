type Names = readonly (readonly [sign: RegExp, name: string])[]

/** First match counts: most browsers also call themselves by the names further down. */
const BROWSERS: Names = [
  [/MicroMessenger\//, 'WeChat'],
  [/DingTalk\//, 'DingTalk'],
  [/HuaweiBrowser\//, 'Huawei'],
  [/MiuiBrowser\//, 'MIUI'],
  [/UCBrowser\//, 'UC'],
  [/QQBrowser\//, 'QQ'],
  [/Edg(?:A|iOS)?\//, 'Edge'],
  [/Firefox\/|FxiOS\//, 'Firefox'],
  [/Chrome\/|CriOS\//, 'Chrome'],
  [/Safari\//, 'Safari'],
]

const SYSTEMS: Names = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'],
  [/Android/, 'Android'],
  [/iPhone|iPod/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Windows/, 'Windows'],
  [/Macintosh|Mac OS X/, 'macOS'],
  [/Linux|X11/, 'Linux'],
]

/**
 * Browser and system in two words, such as `Chrome Android`, from a User-Agent: enough to tell one's sessions apart. No
 * version and no model is kept, and nothing that is not in the lists above; empty where nothing is known.
 */
export function deviceOf(userAgent: string | undefined): string {
  const named = (names: Names) => names.find(([sign]) => sign.test(userAgent ?? ''))?.[1]
  return [named(BROWSERS), named(SYSTEMS)].filter((word) => word !== undefined).join(' ')
}
