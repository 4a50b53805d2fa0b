/// Rules of the fleet with the values that count.
extension GatewayState {
    /// The rule where `scopes` hold.
    func tuned(_ rule: FleetRule, in scopes: [OverrideScope]) -> Rule {
        guard !registry.overrides.isEmpty else { return rule.rule }
        return rule.rule.tuned(by: registry.overrides.effective(rule.rawValue, in: scopes)).rule
    }

    /// The rule for what its alarm is about.
    func tuned(_ rule: FleetRule, of subject: Subject, device: DeviceNumber?, place: Place?) -> Rule {
        guard !registry.overrides.isEmpty else { return rule.rule }
        if case .township(let township) = subject { return tuned(rule, in: township) }
        if let place { return tuned(rule, in: registry.scopes(of: place)) }
        if let device { return tuned(rule, of: device) }
        return tuned(rule, in: [.prefecture])
    }

    /// The rule for a township.
    func tuned(_ rule: FleetRule, in township: TownshipCode) -> Rule {
        tuned(rule, in: [.prefecture] + (township.county.map { [.county($0)] } ?? []))
    }

    /// The rule for a device that serves nobody.
    func tuned(_ rule: FleetRule, of device: DeviceNumber) -> Rule {
        tuned(rule, in: [.prefecture, .county(registry[device].county)])
    }

    /// What counts as a bad message or a wrong clock of the device.
    func qualityLimits(of device: DeviceNumber) -> QualityLimits {
        tunedQualities.isEmpty ? .standard : tunedQualities[device] ?? .standard
    }

    /// Takes over what overrides say of the device's messages where it serves now.
    mutating func tuneQuality(of device: DeviceNumber) {
        tunedQualities[device] = nil
        guard !registry.overrides.isEmpty, let place = slots[Int(device.index)].place else { return }
        let scopes = registry.scopes(of: place)
        let limits = QualityLimits(
            messages: tuned(.badMessages, in: scopes), clock: tuned(.clockSkew, in: scopes))
        if limits != .standard { tunedQualities[device] = limits }
    }
}
