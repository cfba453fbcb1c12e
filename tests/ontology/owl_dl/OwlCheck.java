import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.semanticweb.HermiT.Configuration;
import org.semanticweb.HermiT.Reasoner;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.model.OWLClass;
import org.semanticweb.owlapi.model.OWLException;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWL2DLProfile;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.util.OWLOntologyMerger;

/**
 * Whether files are in OWL 2 DL, each by itself and all together, and what HermiT finds in them.
 *
 * <p>Prints a line for each finding, and none where there is nothing to find. Run as a source file: {@code java -cp
 * CLASSPATH OwlCheck.java FILE...}.
 */
public final class OwlCheck {
    public static void main(String[] files) throws OWLException {
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        List<String> findings = new ArrayList<>();
        for (String file : files) {
            OWLOntology one = manager.loadOntologyFromOntologyDocument(new File(file));
            findings.addAll(violations(new File(file).getName(), one));
        }
        OWLOntology all = new OWLOntologyMerger(manager).createMergedOntology(manager, null);
        findings.addAll(violations("all", all));
        findings.forEach(System.out::println);
        if (findings.isEmpty()) {
            reason(all);
        }
    }

    private static List<String> violations(String name, OWLOntology ontology) {
        List<String> found = new ArrayList<>();
        for (OWLProfileViolation violation : new OWL2DLProfile().checkOntology(ontology).getViolations()) {
            found.add(name + ": not in OWL 2 DL: " + violation.toString().replace('\n', ' '));
        }
        return found;
    }

    private static void reason(OWLOntology ontology) {
        Reasoner reasoner = new Reasoner(new Configuration(), ontology);
        if (!reasoner.isConsistent()) {
            System.out.println("inconsistent");
            return;
        }
        for (OWLClass empty : reasoner.getUnsatisfiableClasses().getEntitiesMinusBottom()) {
            System.out.println("can have no member: " + empty.getIRI());
        }
    }
}
