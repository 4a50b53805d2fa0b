import CareCore
import CareProfiles
import CareWire
import Foundation
import Gateway

extension BrokerDoctor {
    /// Whether the access list names the foreign topics that profiles claim: mosquitto confirms a subscription that is
    /// not granted, and delivers nothing. Silent where the broker's files cannot be read.
    func claims() -> [Finding] {
        guard let brokerFile, let text = try? String(contentsOfFile: brokerFile, encoding: .utf8),
            let list = Self.settings(of: text)["acl_file"],
            let rights = try? String(contentsOfFile: list, encoding: .utf8),
            let profiles = try? ProfileLoader.load(directory: configuration.profiles).set
        else { return [] }
        return Self.judge(rights: rights, profiles: profiles)
    }

    static func judge(rights: String, profiles: ProfileSet) -> [Finding] {
        let claimed = Set(profiles.profiles.flatMap(\.topics).map(\.pattern.filter)).sorted()
        guard !claimed.isEmpty else { return [] }
        let granted = Set(rights.split(separator: "\n"))
        let missing = claimed.filter { !granted.contains("topic read \($0)") }
        if missing.isEmpty { return [.ok("foreign topics", "\(claimed.joined(separator: ", ")) granted")] }
        return [
            .warn(
                "foreign topics", "not granted: \(missing.joined(separator: ", "))",
                do: "run homebed broker-config again and send the broker a SIGHUP: profiles claim them")
        ]
    }
}
