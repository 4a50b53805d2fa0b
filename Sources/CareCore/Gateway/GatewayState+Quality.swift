/// What messages are worth apart from what they say (DQ-2, DQ-3). Decision 40.
extension GatewayState {
    /// Judges a message that the core has taken.
    mutating func judge(_ message: borrowing Message, _ verdict: Verdict, into effects: inout Effects) {
        switch verdict {
        // A repeated message keeps the time of its first sending; one that serves nobody is nobody's problem yet.
        case .duplicate, .quarantined: return
        case .taken, .takenInPart: break
        }
        // A will carries the time of the connection that it ends.
        guard message.kind != .status, !message.isRetained else { return }
        let (deviceTime, receivedAt) = (message.deviceTime, message.receivedAt)
        let skew = deviceTime.map { receivedAt - $0 }
        let isBad = message.samples.contains { $0.validity.isBad }
        let most = qualityLimits(of: message.device).skew
        let isSkewed = skew.map { $0 > most || $0 < Milliseconds(-most.count) } ?? false
        // Of most devices nothing bad is known, and nothing is.
        guard isBad || isSkewed || qualities[message.device] != nil else { return }
        judge(message.device, isBad: isBad, skew: skew, into: &effects)
    }

    /// Counts a message of a known device that could not be read.
    /// - Parameters:
    ///   - device: Who sent it.
    ///   - now: Gateway time.
    ///   - effects: What must be written.
    public mutating func countUnreadable(_ device: DeviceNumber, at now: Timestamp, into effects: inout Effects) {
        advance(to: now)
        judge(device, isBad: true, skew: nil, into: &effects)
    }

    private mutating func judge(
        _ device: DeviceNumber, isBad: Bool, skew: Milliseconds?, into effects: inout Effects
    ) {
        guard let place = slots[Int(device.index)].place else { return }
        var quality = qualities[device] ?? MessageQuality()
        let limits = qualityLimits(of: device)
        let bad = quality.take(isBad: isBad, limits)
        var skewed: Bool?
        if let skew { skewed = quality.take(skew: skew, at: clock, limits) }
        qualities[device] = quality == MessageQuality() ? nil : quality
        turn(
            .badMessages, to: bad, of: device, at: place, detail: .bad(messages: quality.badMessages), into: &effects)
        turn(.clockSkew, to: skewed, of: device, at: place, detail: .skewed(for: limits.delay), into: &effects)
    }

    private mutating func turn(
        _ rule: FleetRule, to begins: Bool?, of device: DeviceNumber, at place: Place,
        detail: @autoclosure () -> AlarmRemark, into effects: inout Effects
    ) {
        let key = AlarmKey(rule: rule.rawValue, subject: .device(device), isTest: false)
        switch begins {
        case true: raise(rule, key, device: device, place: place, detail: detail(), into: &effects)
        case false:
            if var entry = alarms[key] { clear(&entry, into: &effects) }
        case nil: break
        }
    }

    /// Lets a rule about messages start afresh, because its alarm is over.
    mutating func forgetQuality(_ rule: String, of device: DeviceNumber) {
        guard let rule = FleetRule(rawValue: rule), var quality = qualities[device] else { return }
        switch rule {
        case .badMessages:
            quality.newer = 0
            quality.older = 0
            quality.isBad = false
        case .clockSkew:
            quality.skewedSince = nil
            quality.isSkewed = false
        case .areaOutage, .stranger, .drillPress, .storedDevice, .strayPress, .goneDevice, .wrongPlace: return
        }
        qualities[device] = quality == MessageQuality() ? nil : quality
    }
}

extension Validity {
    /// Whether the device said something that cannot be; "no measurement" is an honest answer, and a harmonic is what
    /// the gateway thinks of it.
    fileprivate var isBad: Bool { self == .implausible || self == .wrongType || self == .inconsistent }
}
