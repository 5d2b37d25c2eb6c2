import { type AeadInterface, Aes128Gcm, Aes256Gcm, CipherSuite } from '@hpke/core';
import { expect, test } from 'vitest';
import { sealingParts } from '#wire/sealed.ts';

const hex = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'hex')).buffer;
const PLAIN = '4265617574792069732074727574682c20747275746820626561757479';
const INFO = '4f6465206f6e2061204772656369616e2055726e';

interface Vector {
  readonly name: string;
  readonly aead: AeadInterface;
  readonly skRm: string;
  readonly pkRm: string;
  readonly skEm: string;
  readonly enc: string;
  /** In the order of the sequence numbers, from 0; the additional data of each is `Count-` and its number. */
  readonly ciphertexts: readonly string[];
}

const VECTORS: readonly Vector[] = [
  {
    // The suite that contacts are sealed with: mode 0, kem 32, kdf 1, aead 2. The RFC prints no such vector; its authors' file of all vectors
    // has it, copied here from AWS-LC, `crypto/hpke/hpke_test_vectors.txt` (commit 7147e7a0cc0a616a88e25dba2646a483d04d9d55).
    name: 'X25519, HKDF-SHA256, AES-256-GCM',
    aead: new Aes256Gcm(),
    skRm: '497b4502664cfea5d5af0b39934dac72242a74f8480451e1aee7d6a53320333d',
    pkRm: '430f4b9859665145a6b1ba274024487bd66f03a2dd577d7753c68d7d7d00c00c',
    skEm: '179d4b53b6365c45b600c4163b61d95cbc2f4d9e36f1695558dce265ab8bab11',
    enc: '6c93e09869df3402d7bf231bf540fadd35cd56be14f97178f0954db94b7fc256',
    ciphertexts: [
      'e5d84cd531cfb583096e7cfa9641bd3079cf3a91cda813c52deb5f512be9931980a41de125a925cdad859d5b7a',
      '2c43aff25343fdbff864506f0818b9d87df84ea01b1a2144d23b4d40c26bf655fdf197fe40297a8aebeed5cc2d',
      'e0a8f2cf92ff61215edbb8c55dc31fe9e2eb42a5685867bb6854211542099f9e940c4b41c192bc390835b1a5f7',
      'a8ea1deafbe4935d0d484a026301a339d4668c43c37f5e289bf758c7aeb3e2812d0321c12b71978855883420c0',
      '448a8892f261cbb6bf5b7b64a4fae8a2c86492494b069c10525895d871c27c2f12cd17e0588fedaba9f7b0cd4c',
    ],
  },
  {
    // RFC 9180, appendix A.1.1, copied from Go, `src/crypto/internal/hpke/testdata/rfc9180-vectors.json`
    // (commit 438fc12b95027f2db8a525cf297901b9e66c3290); number 3 from the same file of AWS-LC as above.
    name: 'X25519, HKDF-SHA256, AES-128-GCM',
    aead: new Aes128Gcm(),
    skRm: '4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8',
    pkRm: '3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d',
    skEm: '52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736',
    enc: '37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431',
    ciphertexts: [
      'f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a',
      'af2d7e9ac9ae7e270f46ba1f975be53c09f8d875bdc8535458c2494e8a6eab251c03d0c22a56b8ca42c2063b84',
      '498dfcabd92e8acedc281e85af1cb4e3e31c7dc394a1ca20e173cb72516491588d96a19ad4a683518973dcc180',
      '6b0f4cd351730cd25993d8ad0f11bff1ef2c3a957cb4d8694bb06c60a2937385da1b47a11595dd7a9a28f76c26',
      '583bd32bc67a5994bb8ceaca813d369bca7b2a42408cddef5e22f880b631215a09fc0012bc69fccaa251c0246d',
    ],
  },
];

const aadOf = (seq: number): ArrayBuffer => new Uint8Array(Buffer.from(`Count-${seq}`)).buffer;
const shown = (bytes: ArrayBuffer): string => Buffer.from(bytes).toString('hex');

test.for(VECTORS)('known ciphertexts of $name open, and are what sealing makes', async ({ aead, skRm, pkRm, skEm, enc, ciphertexts }) => {
  const suite = new CipherSuite({ ...sealingParts(), aead });
  const recipientKey = await suite.kem.deserializePrivateKey(hex(skRm));
  const recipient = await suite.createRecipientContext({ recipientKey, enc: hex(enc), info: hex(INFO) });
  const sender = await suite.createSenderContext({
    recipientPublicKey: await suite.kem.deserializePublicKey(hex(pkRm)),
    info: hex(INFO),
    ekm: { privateKey: await suite.kem.deserializePrivateKey(hex(skEm)), publicKey: await suite.kem.deserializePublicKey(hex(enc)) },
  });
  expect(shown(sender.enc)).toBe(enc);
  for (const [seq, ciphertext] of ciphertexts.entries()) {
    expect(shown(await recipient.open(hex(ciphertext), aadOf(seq)))).toBe(PLAIN);
    expect(shown(await sender.seal(hex(PLAIN), aadOf(seq)))).toBe(ciphertext);
  }
});

test('contacts are sealed with the suite of the first vector', () => {
  const { kem, kdf, aead } = sealingParts();
  expect([kem.id, kdf.id, aead.id]).toEqual([32, 1, 2]);
});

test.for(VECTORS)('a known ciphertext of $name with one bit changed does not open', async ({ aead, skRm, enc, ciphertexts }) => {
  const suite = new CipherSuite({ ...sealingParts(), aead });
  const recipientKey = await suite.kem.deserializePrivateKey(hex(skRm));
  const broken = Buffer.from(ciphertexts[0] ?? '', 'hex');
  broken[7] = (broken[7] ?? 0) ^ 1;
  const recipient = await suite.createRecipientContext({ recipientKey, enc: hex(enc), info: hex(INFO) });
  await expect(recipient.open(new Uint8Array(broken).buffer, aadOf(0))).rejects.toThrow();
});
