/** Brands that hand out mailboxes under their own name in nearly every country: `<brand>.<any public suffix>`. */
export const consumerMailBrands: ReadonlySet<string> = new Set(['yahoo', 'yandex', 'hotmail', 'gmail', 'googlemail']);

/** Registrable domains whose mailboxes belong to private people, so that the domain says nothing about a company. */
export const consumerMailDomains: ReadonlySet<string> = new Set([
  // Microsoft
  ...['outlook.com', 'outlook.com.tr', 'outlook.com.ar', 'outlook.com.au', 'outlook.com.br', 'outlook.com.gr'],
  ...['outlook.com.hr', 'outlook.com.pe', 'outlook.com.ua', 'outlook.com.vn', 'outlook.co.id', 'outlook.co.il'],
  ...['outlook.co.nz', 'outlook.co.th', 'outlook.at', 'outlook.be', 'outlook.bg', 'outlook.cl', 'outlook.cz'],
  ...['outlook.de', 'outlook.dk', 'outlook.es', 'outlook.fr', 'outlook.hu', 'outlook.ie', 'outlook.in', 'outlook.it'],
  ...['outlook.jp', 'outlook.kr', 'outlook.lv', 'outlook.my', 'outlook.ph', 'outlook.pt', 'outlook.ro', 'outlook.sa'],
  ...['outlook.sg', 'outlook.sk', 'live.com', 'live.com.ar', 'live.com.au', 'live.com.mx', 'live.com.my'],
  ...['live.com.pt', 'live.com.sg', 'live.co.uk', 'live.co.za', 'live.at', 'live.be', 'live.ca', 'live.cl', 'live.cn'],
  ...['live.de', 'live.dk', 'live.fi', 'live.fr', 'live.hk', 'live.ie', 'live.in', 'live.it', 'live.jp', 'live.nl'],
  ...['live.no', 'live.ru', 'live.se', 'windowslive.com', 'msn.com', 'passport.com'],
  // Apple
  ...['icloud.com', 'me.com', 'mac.com'],
  // Yahoo and its other brands
  ...['ymail.com', 'rocketmail.com', 'myyahoo.com', 'aol.com', 'aol.co.uk', 'aol.de', 'aol.fr', 'aim.com'],
  // Yandex
  ...['ya.ru', 'narod.ru'],
  // Türkiye
  ...['mynet.com', 'mynet.com.tr', 'ttmail.com', 'ttnet.net.tr', 'superonline.com', 'e-kolay.net', 'ekolay.net'],
  ...['turk.net', 'mailim.com'],
  // GMX, web.de and other German-speaking mailbox hosts
  ...[
    'gmx.com',
    'gmx.net',
    'gmx.de',
    'gmx.at',
    'gmx.ch',
    'gmx.li',
    'gmx.eu',
    'gmx.fr',
    'gmx.us',
    'gmx.co.uk',
    'gmx.es',
  ],
  ...['web.de', 'email.de', 'mail.de', 'freenet.de', 't-online.de', 'arcor.de', 'posteo.de', 'bluewin.ch', 'aon.at'],
  ...['chello.at', 'hispeed.ch'],
  // France, Italy, Spain, Benelux, United Kingdom
  ...[
    'orange.fr',
    'wanadoo.fr',
    'free.fr',
    'sfr.fr',
    'neuf.fr',
    'laposte.net',
    'libero.it',
    'virgilio.it',
    'tiscali.it',
  ],
  ...[
    'alice.it',
    'tin.it',
    'telefonica.net',
    'terra.es',
    'skynet.be',
    'telenet.be',
    'ziggo.nl',
    'kpnmail.nl',
    'home.nl',
  ],
  ...['planet.nl', 'btinternet.com', 'btopenworld.com', 'virginmedia.com', 'sky.com', 'ntlworld.com', 'talktalk.net'],
  // Central, eastern and northern Europe
  ...['mail.ru', 'bk.ru', 'inbox.ru', 'list.ru', 'internet.ru', 'rambler.ru', 'ukr.net', 'i.ua', 'abv.bg', 'mail.bg'],
  ...[
    'seznam.cz',
    'centrum.cz',
    'email.cz',
    'azet.sk',
    'zoznam.sk',
    'wp.pl',
    'o2.pl',
    'onet.pl',
    'interia.pl',
    'op.pl',
  ],
  ...['freemail.hu', 'citromail.hu', 'inbox.lv', 'mail.ee', 'online.no', 'telia.com', 'otenet.gr', 'forthnet.gr'],
  // Americas
  ...[
    'comcast.net',
    'verizon.net',
    'att.net',
    'sbcglobal.net',
    'bellsouth.net',
    'charter.net',
    'cox.net',
    'earthlink.net',
  ],
  ...['juno.com', 'rogers.com', 'sympatico.ca', 'shaw.ca', 'videotron.ca', 'uol.com.br', 'bol.com.br', 'terra.com.br'],
  ...['ig.com.br', 'prodigy.net.mx'],
  // Asia and Pacific
  ...['qq.com', 'foxmail.com', '163.com', '126.com', 'yeah.net', 'sina.com', 'sina.cn', 'sohu.com', 'aliyun.com'],
  ...['naver.com', 'hanmail.net', 'daum.net', 'nate.com', 'rediffmail.com', 'bigpond.com', 'optusnet.com.au'],
  ...['docomo.ne.jp', 'ezweb.ne.jp', 'softbank.ne.jp'],
  // Independent of a country
  ...['proton.me', 'protonmail.com', 'protonmail.ch', 'pm.me', 'tutanota.com', 'tutanota.de', 'tuta.io', 'tuta.com'],
  ...['tutamail.com', 'keemail.me', 'mail.com', 'email.com', 'usa.com', 'inbox.com', 'hushmail.com', 'fastmail.com'],
  ...['fastmail.fm', 'hey.com', 'duck.com', 'zohomail.com', 'zohomail.eu', 'mailinator.com', 'yopmail.com'],
  ...['guerrillamail.com', '10minutemail.com', 'temp-mail.org'],
]);
