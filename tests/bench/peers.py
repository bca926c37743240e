#!/usr/bin/env python3
"""Times whole processes of the program, the floor and other generators, on one corpus, in one run.

usage: peers.py KIT WORK SIZE... [--runs N] [--hugo FILE] [--eleventy FOLDER] [--program FILE] [--without KINDS]

KIT is the folder of the comparison's corpus generator, templates and floor; WORK is where corpora and
sites are made, best in memory. A SIZE is PARTIESxTHEMES, such as 30x300. Eleventy's FOLDER is one where
`npm install @11ty/eleventy js-yaml` was run. The table on standard output
has medians, and each row's ratio to the floor. The corpus is the kit's own but for its longest words:
with them the program refuses summaries that are too hard to read. Build the program before:
`cargo build --profile dist`.
"""
import argparse, os, shutil, statistics, subprocess, sys, time

LONGEST_WORD = 7
STANCES = {"for": "for", "mot": "against", "delvis": "conditional", "uklart": "mentioned"}
SITE = """title: Standpunkt
tagline: Hva partiene mener
base_url: https://example.org/
publisher: Laget
responsible_editor: Redaksjonen
contact: post@example.org
description: Her står svarene.
method: Vi har lest programmene.
languages: [nb]
without: [{without}]
groups:
  - id: alt
    title: Alt
sources:
  - id: programmer
    kind: programme
    title: Programmene
    publisher: Partiene
elections:
  - year: 2029
    title: Valget 2029
    date: 2029-09-10
    inclusion: Alle er med.
    parties: [{parties}]
"""
PROGRAMME = """programme:
  title: Program 2029
  edition: adopted
  language: nb
  source: programmer
  read: Hele programmet er lest.
  checked: 2029-05-02
positions:
"""


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


class Kit:
    """The kit's generator, with short words only."""

    def __init__(self, folder):
        self.folder = folder
        path = os.path.join(folder, "gen.py")
        with open(path, encoding="utf-8") as file:
            # Its last line runs it.
            source = file.read().rsplit("\nmain()", 1)[0]
        self.names = {"__name__": "kit", "__file__": path}
        exec(compile(source, path, "exec"), self.names)
        self.names["W"] = [it for it in self.names["W"] if len(it) <= LONGEST_WORD]

    def make(self, out, parties, themes, layouts):
        """The corpus as the floor and other generators read it."""
        own = sys.argv
        sys.argv = ["gen.py", out, "--parties", str(parties), "--themes", str(themes), "--layouts", layouts]
        try:
            self.names["main"]()
        finally:
            sys.argv = own

    def make_ours(self, out, parties, themes, without):
        """The same corpus as content of this program."""
        shutil.rmtree(out, ignore_errors=True)
        quoted, block = self.names["q"], self.names["block"]
        all_themes, all_parties, _ = self.names["corpus"](parties, themes, 42)
        ids = ", ".join(it["id"] for it in all_parties)
        write(f"{out}/site.yaml", SITE.format(without=without, parties=ids))
        for n, it in enumerate(all_themes, 1):
            title = quoted(f"{it['title']} {n}")
            head = f"title: {title}\nshort: Tema {n}\nquestion: Skal vi {n}?\nproposition: Vi skal {n}.\n"
            write(f"{out}/themes/{it['id']}.md", f"---\n{head}group: alt\norder: {n}\n---\n{it['body']}")
        for it in all_parties:
            name = quoted(it["name"])
            names = "".join(f"  {language}: {name}\n" for language in ("nb", "nn", "en"))
            head = f"short: {it['short']}\ncolour: {quoted(it['color'])}\nwebsite: {it['url']}\n"
            write(f"{out}/parties/{it['id']}/party.yaml", f"name:\n{names}{head}")
            rows = [PROGRAMME]
            for n, (theme, position) in enumerate(it["positions"].items()):
                summary = block(position["summary"], "      ")
                rows.append(
                    f"  - theme: {theme}\n    stance: {STANCES[position['stance']]}\n    summary: {summary}\n"
                    f"    quotes:\n      - id: q{n}\n        text: {quoted(position['quote'])}\n"
                    f"        page: {position['page']}\n"
                )
            write(f"{out}/parties/{it['id']}/2029.yaml", "".join(rows))


def once(command, out, keep):
    """One cold run: wall and CPU seconds, and the peak of memory in MiB."""
    if not keep:
        shutil.rmtree(out, ignore_errors=True)
    told = f"{out}.time"
    started = time.monotonic()
    # The peak is the command's own: a child of this process would begin at this process' size.
    process = subprocess.Popen(
        ["/usr/bin/time", "-f", "%M", "-o", told, *command], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.monotonic() - started
    if status:
        sys.exit(f"{command[0]} failed: {errors[-2000:].decode()}")
    with open(told, encoding="utf-8") as file:
        peak = int(file.read().split()[-1]) / 1024
    return wall, usage.ru_utime + usage.ru_stime, peak


def size_of(folder):
    """Files and bytes below a folder."""
    sizes = [os.path.getsize(os.path.join(at, name)) for at, _, names in os.walk(folder) for name in names]
    return len(sizes), sum(sizes)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kit")
    parser.add_argument("work")
    parser.add_argument("sizes", nargs="+")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--program", default="target/dist/standpunkt")
    parser.add_argument("--hugo")
    parser.add_argument("--eleventy")
    parser.add_argument("--without", default="pairs, positions, cards, shares, feeds, data")
    asked = parser.parse_args()
    kit = Kit(asked.kit)
    floor = os.path.join(asked.work, "floor")
    if not os.path.exists(floor):
        target = os.path.join(asked.work, "target")
        source = os.path.join(asked.work, "floor-source")
        shutil.copytree(os.path.join(asked.kit, "floor"), source, dirs_exist_ok=True)
        build = ["cargo", "build", "--quiet", "--release", "--manifest-path", f"{source}/Cargo.toml"]
        subprocess.run(build, check=True, env={**os.environ, "CARGO_TARGET_DIR": target})
        shutil.copy(os.path.join(target, "release", "floor"), floor)
    print("| corpus | generator | wall, s | ratio | CPU, s | peak, MiB | files | MB out |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- |")
    for size in asked.sizes:
        parties, themes = (int(it) for it in size.split("x"))
        at = os.path.join(asked.work, size)
        layouts = ["canonical"]
        layouts += ["hugo-data", "hugo-json"] if asked.hugo else []
        layouts += ["eleventy"] if asked.eleventy else []
        if not all(os.path.exists(f"{at}/{it}") for it in ["ours", *layouts]):
            kit.make(at, parties, themes, ",".join(layouts))
            kit.make_ours(f"{at}/ours", parties, themes, asked.without)
        out = lambda name: f"{at}/out-{name}"
        commands = {
            "lean": [floor, "lean", f"{at}/canonical", out("lean"), f"{at}/state", "2"],
            "floor, serde-saphyr": [floor, "build", "saphyr", f"{at}/canonical", out("floor, serde-saphyr"), "2", "keep"],
            "standpunkt": [asked.program, "build", f"{at}/ours", "--no-archive", "--out", out("standpunkt")],
        }
        if asked.hugo:
            for name, layout in (("Hugo, JSON", "hugo-json"), ("Hugo, YAML", "hugo-data")):
                commands[name] = [asked.hugo, "build", "--quiet", "-s", f"{at}/{layout}", "--destination", out(name)]
        if asked.eleventy:
            packages = os.path.join(os.path.abspath(asked.eleventy), "node_modules")
            if not os.path.exists(f"{at}/eleventy/node_modules"):
                os.symlink(packages, f"{at}/eleventy/node_modules")
            program = ["node", "--max-old-space-size=16000", f"{packages}/@11ty/eleventy/cmd.cjs"]
            told = f"OUT={os.path.abspath(out('Eleventy'))}"
            commands["Eleventy"] = ["env", f"--chdir={at}/eleventy", told, *program]
        runs = {name: [] for name in commands}
        # In turn, so that what disturbs the machine disturbs all; the first round is for warming up.
        for turn in range(asked.runs + 1):
            for name, command in commands.items():
                told = once(command, out(name), False)
                if turn > 0:
                    runs[name].append(told)
        least = statistics.median(it[0] for it in runs["lean"])
        for name, told in runs.items():
            wall, cpu, _ = (statistics.median(column) for column in zip(*told))
            files, size_out = size_of(out(name))
            print(
                f"| {parties} × {themes} | {name} | {wall:.3f} | {wall / least:.1f} | {cpu:.3f} "
                f"| {max(it[2] for it in told):.0f} | {files} | {size_out / 1e6:.1f} |",
                flush=True,
            )


main()
