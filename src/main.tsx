import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';
import './ui/theme/global.css';
import { App } from './ui/app.tsx';

// The page's policy forbids compiling code from text; the schema library would try.
z.config({ jitless: true });

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );

if (import.meta.env.PROD && 'serviceWorker' in navigator && location.protocol.startsWith('http'))
  void navigator.serviceWorker.register('./sw.js');
