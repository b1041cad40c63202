import type { Answer, Question } from 'dns-packet';

// dns-packet also exports the codecs of single sections; its published types leave them out.
interface SectionCodec<Section> {
  decode: ((buffer: Buffer, offset: number) => Section) & { bytes: number };
}

declare module 'dns-packet' {
  const answer: SectionCodec<Answer>;
  const question: SectionCodec<Question>;
}
