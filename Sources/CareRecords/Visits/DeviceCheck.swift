public import CareCore

/// A device that staff looked at during a visit, and whether it works: `btn-7=ok`, `pad-3=faulty`.
public struct DeviceCheck: Hashable, Sendable {
    /// The device.
    public let device: DeviceID
    /// Whether it works.
    public let works: Bool

    /// What good checks are, for messages.
    public static let expected =
        "devices and what was found such as btn-7=ok pad-3=faulty, each once, with spaces between them"

    /// Makes a check.
    public init(device: DeviceID, works: Bool) {
        self.device = device
        self.works = works
    }
}

extension DeviceCheck: RecordValue {
    /// Reads `btn-7=ok`.
    public init?(recordText: String) {
        let parts = recordText.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let device = DeviceID(parts[0]) else { return nil }
        switch parts[1] {
        case "ok": self.init(device: device, works: true)
        case "faulty": self.init(device: device, works: false)
        default: return nil
        }
    }

    /// `btn-7=ok`.
    public var recordText: String { "\(device)=\(works ? "ok" : "faulty")" }
}
