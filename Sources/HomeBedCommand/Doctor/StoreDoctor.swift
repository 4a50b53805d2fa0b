import CareCore
import CareStore
import Foundation
import Gateway

/// Looks at the database and the disk under it. It only reads: a gateway that does not run may be one that is being
/// updated or restored, and its file must stay as it is.
struct StoreDoctor {
    let configuration: GatewayConfiguration

    /// The findings, in the order of what depends on what.
    func findings() -> [Finding] { database() + [disk()] }

    private func database() -> [Finding] {
        let path = configuration.database
        guard FileManager.default.fileExists(atPath: path) else {
            return [.warn("database", "\(path) does not exist", do: "homebed import or homebed serve makes it")]
        }
        if let process = Store.process(holding: path) {
            // A gateway does not start unless it has read FULL back.
            return [
                .ok("database", "\(path), in use by process \(process)"),
                .ok("synchronous", "FULL, read back by the running gateway at its start"), control(),
            ] + version() + [audit()]
        }
        do {
            _ = try StoreReader.open(path: path)
            return [.ok("database", "\(path), no gateway runs")] + version() + [audit()]
        } catch let error as StoreError where error.kind == .older {
            return [.warn("database", "\(error)", do: "copy the database, then start the gateway of this version")]
        } catch {
            return [.fail("database", "\(error)", do: "restore a backup or choose another --database")]
        }
    }

    private func control() -> Finding {
        let socket = ControlSocketPath(database: configuration.database)
        if FileManager.default.fileExists(atPath: socket.path) { return .ok("control socket", "\(socket)") }
        return .fail("control socket", "\(socket) is not there", do: "restart the gateway: commands do not reach it")
    }

    /// Whether somebody has changed what people did, as far as the chain of hashes shows it.
    private func audit() -> Finding {
        do {
            guard let row = try StoreReader.open(path: configuration.database).firstBrokenAuditRow() else {
                return .ok("audit", "the chain of hashes is whole")
            }
            return .fail(
                "audit", "row \(row) does not fit the rows before it",
                do: "keep a copy of the database: somebody has changed the audit table; compare with a backup")
        } catch {
            return .fail("audit", "\(error)", do: "see the message")
        }
    }

    private func version() -> [Finding] {
        do {
            return Self.judge(version: try StoreReader.open(path: configuration.database).sqliteVersion())
        } catch {
            return [.fail("SQLite", "\(error)", do: "see the message")]
        }
    }

    static func judge(version text: String) -> [Finding] {
        guard let version = SQLiteVersion(text) else {
            return [.warn("SQLite", "version \(text)", do: "expected three numbers; report this")]
        }
        guard version.hasResetFault else { return [.ok("SQLite", "\(version)")] }
        return [
            .warn(
                "SQLite", "\(version) can damage the log when two programs write at once (fixed in 3.51.3)",
                do: "open the database with nothing but homebed while it runs; use an online backup, not sqlite3")
        ]
    }

    private func disk() -> Finding {
        let folder = URL(filePath: configuration.database).deletingLastPathComponent().path
        var room = statvfs()
        guard statvfs(folder, &room) == 0 else {
            return .fail("disk", "\(folder): \(String(cString: strerror(errno)))", do: "make the folder")
        }
        let free = Int(room.f_bavail) * Int(room.f_frsize) / 1_048_576
        let marks = configuration.disk
        let text = "\(free) MB free below \(folder)"
        if free < marks.urgentStopMegabytes { return .fail("disk", text, do: "free space now: nothing is recorded") }
        if free < marks.bulkStopMegabytes {
            return .fail(
                "disk", text, do: "free space: telemetry waits in the broker below \(marks.bulkStopMegabytes) MB")
        }
        if free < 2 * marks.bulkStopMegabytes {
            return .warn("disk", text, do: "free space: below \(marks.bulkStopMegabytes) MB telemetry stops")
        }
        return .ok("disk", text)
    }
}
