/** The library's modern build: a plain ES module without its polyfills. It brings no types of its own; the main build's are the same. */
declare module 'simple-keyboard/build/index.modern.esm.js' {
  export { SimpleKeyboard } from 'simple-keyboard';
}
