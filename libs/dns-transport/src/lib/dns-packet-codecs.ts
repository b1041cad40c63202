// dns-packet also exports the codecs of names and of the data of each type; its published types leave them out.
interface DataCodec<Data> {
  decode: ((buffer: Buffer, offset: number) => Data) & { bytes: number };
}

declare module 'dns-packet' {
  const name: DataCodec<string>;
  /** Reads from the length in front of the data, as the codec of every type does. */
  const aaaa: DataCodec<string>;
  const soa: DataCodec<{ mname: string; rname: string; serial: number; minimum: number }>;
}
