internal import CMosquitto
internal import CareCore
internal import CareWire
internal import Glibc

/// What the library said, and what follows from it.
extension MosquittoConnection {
    /// Takes the result of a library call and the events it caused.
    func settle(_ result: (code: Int32, systemError: Int32), now: Timestamp? = nil) {
        var closed: (code: Int32, systemError: Int32)?
        for event in client.events {
            switch event {
            case .accepted(let limits): accept(limits, now: now)
            case .refused(let code):
                client.events.removeAll(keepingCapacity: true)
                return refuse(
                    code: code,
                    reason: ReasonText.refusal(code: code, version: options.version, clientID: options.clientID))
            case .subscribed(let packetID, let code):
                if !confirmSubscription(packetID: packetID, code: code) { return }
            case .closed(let code, let systemError): closed = (code, systemError)
            }
        }
        client.events.removeAll(keepingCapacity: true)
        if case .down = state { return }
        if let closed, closed.code >= 0x80 {
            fail(ReasonText.disconnect(code: closed.code))
        } else if result.code != 0 || closed != nil || client.socket < 0 {
            lost(result.code != 0 ? result : closed ?? result)
        }
    }

    func lost(_ result: (code: Int32, systemError: Int32)) {
        if case .left = state { return }
        let words = ReasonText.loss(code: result.code, systemError: result.systemError)
        if let certificate = client.certificateError {
            fail("\(place) is not trusted: \(certificate); check --ca and the name in the broker's certificate")
        } else if let complaint = client.complaint, !isConnected {
            fail("cannot connect to \(place): \(complaint)")
        } else {
            fail(isConnected ? words : "cannot connect to \(place): \(words)")
        }
    }

    func refuse(code: Int32, reason: String) {
        changes.append(.refused(code: code, reason: reason))
        backOff()
    }

    func accept(_ limits: BrokerLimits, now: Timestamp?) {
        invariant(now != nil, "CONNACK came outside of handle(_:now:)")
        state = .connected(since: now ?? .epoch)
        // A working address is the first to be tried next time.
        addressIndex -= 1
        untriedAddresses = 0
        window = options.version == .v5 ? min(limits.receiveMaximum, options.publishWindow) : options.publishWindow
        keepAliveSeconds = min(options.keepAliveSeconds, limits.keepAliveSeconds.map(Int32.init) ?? .max)
        changes.append(.connected(limits))
        // Another one each time, so that no message of this session is taken for one of an earlier (decision 15).
        let identifier = limits.takesSubscriptionIdentifiers ? UInt32.random(in: 1...268_435_455) : 0
        for subscription in options.subscriptions {
            let (code, packetID) = client.subscribe(subscription, identifier: identifier)
            if code != 0 {
                return fail(
                    "cannot subscribe to '\(subscription.filter)': \(ReasonText.loss(code: code, systemError: 0))")
            }
            pendingSubscriptions[packetID] = subscription.filter
        }
        if pendingSubscriptions.isEmpty { changes.append(.subscribed) }
        // Messages came in the same piece as the CONNACK: what the library repeats stands behind their PUBACKs.
        if isWithholding, held > 0 { past.repeatUnconfirmed(version: options.version) }
    }

    func confirmSubscription(packetID: Int32, code: Int32) -> Bool {
        guard let filter = pendingSubscriptions.removeValue(forKey: packetID) else { return true }
        if code != 1 {
            client.events.removeAll(keepingCapacity: true)
            refuse(code: code, reason: ReasonText.subscription(filter, code: code))
            return false
        }
        if pendingSubscriptions.isEmpty { changes.append(.subscribed) }
        return true
    }
}
