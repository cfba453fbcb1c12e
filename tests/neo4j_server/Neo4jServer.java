import static java.nio.file.Files.createTempDirectory;
import static org.neo4j.configuration.GraphDatabaseSettings.auth_enabled;
import static org.neo4j.configuration.GraphDatabaseSettings.memory_transaction_global_max_size;
import static org.neo4j.configuration.GraphDatabaseSettings.pagecache_memory;
import static org.neo4j.configuration.GraphDatabaseSettings.preallocate_logical_logs;
import static org.neo4j.configuration.GraphDatabaseSettings.udc_enabled;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.io.ByteUnit;

/**
 * A Neo4j for tests: Bolt on a loopback port, no password, data and logs in a directory of its own.
 *
 * <p>Prints one line, its address, when it is ready. Ends when its standard input closes, so it cannot outlive
 * the process that started it, and takes its directory along.
 *
 * <p>Run as a source file: {@code java -cp CLASSPATH Neo4jServer.java [PORT [DIRECTORY]]}. Port 0, the default, means
 * any free one. A directory that is given is kept, so that a server can be stopped and started again with its data.
 * The system property {@code pageCache} says how much memory is for files: 256m unless told; {@code servers}, how many
 * there are, each with a line, a port and a directory of its own: 1 unless told.
 */
public final class Neo4jServer {
    public static void main(String[] arguments) throws IOException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        boolean kept = arguments.length > 1;
        int count = Integer.getInteger("servers", 1);
        long most = Runtime.getRuntime().maxMemory() / 10 * 7 / count; // by itself, each lets transactions take as much
        List<DatabaseManagementService> servers = new ArrayList<>();
        while (servers.size() < count) {
            Path home = kept ? Path.of(arguments[1]).toAbsolutePath() : createTempDirectory("accord-neo4j-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteUnless(kept, home)));
            SocketAddress address = new SocketAddress("127.0.0.1", port == 0 ? freePort() : port);
            try {
                servers.add(start(home, address, most));
            } catch (RuntimeException failure) {
                System.err.println(innermost(failure).getMessage());
                System.exit(1);
            }
            System.out.println("bolt://" + address);
            System.out.flush();
        }

        System.in.transferTo(OutputStream.nullOutputStream());
        if (kept) {
            servers.forEach(DatabaseManagementService::shutdown);
        }
        System.exit(0);
    }

    private static DatabaseManagementService start(Path home, SocketAddress address, long most) {
        return new DatabaseManagementServiceBuilder(home)
                .setConfig(BoltConnector.enabled, true)
                .setConfig(BoltConnector.listen_address, address)
                .setConfig(BoltConnector.advertised_address, address)
                .setConfig(auth_enabled, false)
                .setConfig(pagecache_memory, ByteUnit.parse(System.getProperty("pageCache", "256m")))
                .setConfig(memory_transaction_global_max_size, most)
                .setConfig(udc_enabled, false) // nothing is sent anywhere
                .setConfig(preallocate_logical_logs, false) // a fresh log would otherwise take 256 MB of disk
                .build();
    }

    private static Throwable innermost(Throwable failure) {
        return failure.getCause() == null ? failure : innermost(failure.getCause());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void deleteUnless(boolean kept, Path home) {
        if (kept) {
            return;
        }
        try (var paths = Files.walk(home)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException failure) {
            System.err.println("could not delete " + home + ": " + failure.getMessage());
        }
    }
}
