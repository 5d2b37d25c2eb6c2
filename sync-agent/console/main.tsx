import '@fontsource/atkinson-hyperlegible-next/latin-400.css';
import '@fontsource/atkinson-hyperlegible-next/latin-600.css';
import '@fontsource/atkinson-hyperlegible-next/latin-700.css';
import '@fontsource/atkinson-hyperlegible-next/latin-ext-400.css';
import './styles/base.css';
import './styles/frame.css';
import './styles/parts.css';
import { render } from 'preact';
import { Console } from './console.tsx';
import { loadWords } from './words.ts';

const place = document.getElementById('console');
if (place === null) throw new Error('index.html has no place for the console');
await loadWords();
render(<Console />, place);
