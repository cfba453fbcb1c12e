"""What the OWL API and HermiT find in ontologies: `OwlCheck.java`, on libraries that Maven brings."""

import subprocess
from pathlib import Path

from tests.java_libraries import classpath, java

HERE = Path(__file__).parent


def findings(*files: Path) -> list[str]:
    """What keeps files, each and all together, from being OWL 2 DL; where nothing does, what HermiT objects to."""
    command = [java(), "-cp", classpath(HERE / "pom.xml", "the OWL API"), str(HERE / "OwlCheck.java"), *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()
