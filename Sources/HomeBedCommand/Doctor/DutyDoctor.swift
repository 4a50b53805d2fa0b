import CareCore
import CareNotify
import CareProfiles
import CareStore
import Foundation
import Gateway

/// Looks at whether an alarm would reach a person: channels, contact book, rota. Each fault of these lets the gateway
/// run, so none is more than a warning.
struct DutyDoctor {
    let configuration: GatewayConfiguration
    let environment: [String: String]
    let now: Timestamp

    /// Time before the end of a rota from which its end is told.
    static let foresight = Milliseconds.days(3)

    func findings() -> [Finding] {
        let file = channelFile()
        // Without a readable database the store's own line says so, without its key that of the records.
        guard let reader = try? StoreReader.open(path: configuration.database, key: configuration.recordKey()),
            var registry = try? reader.registry(), let book = try? reader.duty()
        else { return [file.finding] }
        registry.duty = book
        return [file.finding, Self.contacts(book, channels: file.names, at: now)] + Self.beds(registry, at: now)
            + Self.rota(book, at: now)
    }

    private func channelFile() -> (finding: Finding, names: Set<String>?) {
        guard let path = configuration.channels else {
            return (
                .warn(
                    "channels", "notify.channels names no file",
                    do: "describe the ways to people there: without them alarms stand in the list and on MQTT only"), []
            )
        }
        do {
            let channels = try ChannelFile.load(path: path, environment: environment).channels
            return (.ok("channels", "\(channels.keys.sorted().joined(separator: ", ")) in \(path)"), Set(channels.keys))
        } catch let faults as ProfileFaults {
            let first = faults.diagnostics.first.map { "\($0)" } ?? path
            return (.fail("channels", first, do: "mend it: the gateway does not start; homebed check lists all"), nil)
        } catch {
            return (.fail("channels", "\(error)", do: "mend it: the gateway does not start"), nil)
        }
    }

    /// `channels` are those of the file; `nil` when it cannot be read.
    static func contacts(_ book: DutyBook, channels: Set<String>?, at now: Timestamp) -> Finding {
        let valid = ContactRole.allCases.flatMap { book.contacts(as: $0) }.filter { $0.isValid(at: now) }
        guard !valid.isEmpty else {
            return .warn(
                "contacts", "the contact book is empty", do: "homebed contacts import: an alarm reaches nobody")
        }
        if !valid.contains(where: { $0.post.role == .operator }) {
            return .warn("contacts", "no operator among \(valid.count) lines", do: "homebed contacts import")
        }
        let named = Set(valid.flatMap(\.channels).map(\.name)).subtracting([CareCore.Notification.brokerChannel])
        let missing = channels.map { named.subtracting($0).sorted() } ?? []
        guard missing.isEmpty else {
            return .warn(
                "contacts", "reached through \(missing.joined(separator: ", ")), which notify.channels does not have",
                do: "describe the channel, or import the contacts with another: what goes there is refused")
        }
        return .ok("contacts", "\(valid.count) lines")
    }

    static func rota(_ book: DutyBook, at now: Timestamp) -> [Finding] {
        guard !book.posts.isEmpty else {
            return [.ok("rota", "none: everybody of the contact book answers within their hours")]
        }
        return book.posts.map { post in
            let shifts = book.shifts(of: post)
            guard shifts.contains(where: { $0.contains(now) }) else {
                return .warn(
                    "rota", "nobody is on duty as \(post)",
                    do: "homebed rota add: emergencies go to whoever else is found, at last to all operators")
            }
            let end = book.end(of: post, from: now)
            if end - now < foresight {
                return .warn(
                    "rota", "nobody is on duty as \(post) from \(TimeText.short(end))",
                    do: "homebed rota import: enter the next shifts")
            }
            return .ok("rota", "\(post) until \(TimeText.short(end))")
        }
    }
}
