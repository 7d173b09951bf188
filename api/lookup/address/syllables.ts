/**
 * The syllables of Mandarin in alphabetical order, ü written v, each with one common character of that sound. A test
 * holds that `Intl` sorts the characters in this very order, which is all they are used for.
 */
const TABLE =
  'a阿 ai爱 an安 ang昂 ao奥 ' +
  'ba八 bai白 ban半 bang帮 bao包 bei北 ben本 beng崩 bi比 bian边 biao表 bie别 bin宾 bing冰 bo波 bu不 ' +
  'ca擦 cai才 can参 cang仓 cao草 ce册 cen岑 ceng层 cha茶 chai柴 chan产 chang昌 chao超 che车 chen陈 cheng成 chi吃 chong虫 chou抽 chu出 chuai揣 chuan川 chuang窗 chui吹 chun春 chuo戳 ci词 cong从 cou凑 cu粗 cuan窜 cui崔 cun村 cuo错 ' +
  'da大 dai代 dan丹 dang当 dao刀 de德 deng灯 di低 dian点 diao吊 die爹 ding丁 diu丢 dong东 dou豆 du度 duan端 dui对 dun吨 duo多 ' +
  'e俄 en恩 er二 ' +
  'fa发 fan反 fang方 fei飞 fen分 feng丰 fou否 fu夫 ' +
  'gai该 gan干 gang刚 gao高 ge哥 gei给 gen根 geng耕 gong工 gou沟 gu古 gua瓜 guai怪 guan关 guang光 gui归 gun滚 guo国 ' +
  'ha哈 hai海 han汉 hang杭 hao好 he河 hei黑 hen很 heng恒 hong红 hou后 hu湖 hua花 huai怀 huan欢 huang黄 hui会 hun昏 huo火 ' +
  'ji机 jia家 jian建 jiang江 jiao交 jie街 jin金 jing京 jiong窘 jiu九 ju居 juan捐 jue决 jun军 ' +
  'ka卡 kai开 kan看 kang康 kao考 ke科 ken肯 keng坑 kong空 kou口 ku苦 kua夸 kuai快 kuan宽 kuang矿 kui亏 kun昆 kuo扩 ' +
  'la拉 lai来 lan兰 lang郎 lao老 le乐 lei雷 leng冷 li里 lian连 liang良 liao辽 lie列 lin林 ling灵 liu柳 long龙 lou楼 lu路 lv绿 luan乱 lun轮 luo罗 ' +
  'ma马 mai买 man满 mang忙 mao毛 mei美 men门 meng孟 mi米 mian面 miao苗 mie灭 min民 ming明 miu谬 mo莫 mou某 mu木 ' +
  'na那 nai奶 nan南 nang囊 nao闹 nei内 nen嫩 neng能 ni泥 nian年 niang娘 niao鸟 nie聂 nin您 ning宁 niu牛 nong农 nu奴 nv女 nuan暖 nuo诺 ' +
  'o哦 ou欧 ' +
  'pa怕 pai排 pan盘 pang庞 pao跑 pei配 pen盆 peng朋 pi皮 pian片 piao票 pie撇 pin品 ping平 po坡 pu普 ' +
  'qi七 qia恰 qian千 qiang强 qiao桥 qie切 qin秦 qing青 qiong穷 qiu秋 qu去 quan全 que却 qun群 ' +
  'ran然 rang让 rao绕 re热 ren人 reng仍 ri日 rong荣 rou肉 ru如 ruan软 rui瑞 run润 ruo若 ' +
  'sa撒 sai赛 san三 sang桑 sao扫 se色 sen森 seng僧 sha沙 shai晒 shan山 shang上 shao少 she社 shen深 sheng生 shi石 shou手 shu书 shua刷 shuai帅 shuan拴 shuang双 shui水 shun顺 shuo说 si四 song松 sou搜 su苏 suan算 sui岁 sun孙 suo所 ' +
  'ta他 tai太 tan谈 tang唐 tao桃 te特 teng腾 ti题 tian天 tiao条 tie铁 ting亭 tong同 tou头 tu土 tuan团 tui推 tun吞 tuo拖 ' +
  'wa瓦 wai外 wan湾 wang王 wei卫 wen文 weng翁 wo我 wu五 ' +
  'xi西 xia下 xian先 xiang香 xiao小 xie谢 xin新 xing星 xiong雄 xiu秀 xu许 xuan宣 xue学 xun寻 ' +
  'ya亚 yan盐 yang阳 yao药 ye叶 yi一 yin银 ying英 yong永 you友 yu玉 yuan园 yue月 yun云 ' +
  'za杂 zai再 zan赞 zang葬 zao早 ze则 zei贼 zen怎 zeng增 zha扎 zhai宅 zhan站 zhang张 zhao赵 zhe这 zhen镇 zheng正 zhi知 zhong中 zhou周 zhu朱 zhua抓 zhuai拽 zhuan专 zhuang庄 zhui追 zhun准 zhuo桌 zi子 zong宗 zou走 zu组 zuan钻 zui最 zun尊 zuo左'

export const REPRESENTATIVES: ReadonlyMap<string, string> = new Map(
  TABLE.split(' ').map((entry) => [entry.slice(0, -1), entry.slice(-1)]),
)
