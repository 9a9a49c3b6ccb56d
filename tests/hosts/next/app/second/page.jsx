import Link from "next/link";
import { Fit } from "./Fit.jsx";

export default function Page() {
  return (
    <main>
      <h1>Regression</h1>
      <Fit />
      <p>
        <Link href="/">Back</Link>
      </p>
    </main>
  );
}
