import CareCore
import CareWire
import FleetModel
import Mosquitto
import SimKit

/// With what each connection of a fleet is made.
enum ConnectionPlan {
    /// A household's hub: hears the receipts of its devices and commands to them; its will says that the hub is gone.
    static func household(
        _ household: HouseholdPlan, broker: BrokerAddress, credentials: BrokerCredentials
    ) -> ConnectionOptions {
        var options = base("\(household.id)", broker: broker, credentials: credentials)
        var json = JSONWriter()
        json.object { json in
            json.field("v", 1)
            json.field("online", false)
        }
        if let hub = household.hub {
            let topic = "\(household.topic(of: hub.id))/status"
            options.will = WillMessage(topic: topic, payload: json.bytes, isRetained: true)
        }
        options.subscriptions = household.devices.filter { $0.kind.period != nil }.flatMap { device in
            let kinds = device.kind.measuresOnDemand ? ["receipt", "command"] : ["receipt"]
            return kinds.map { Subscription("\(household.topic(of: device.id))/\($0)", retained: .never) }
        }
        return options
    }

    /// Somebody who reads alarms and the gateway's heartbeat.
    static func observer(
        _ name: String, broker: BrokerAddress, credentials: BrokerCredentials
    ) -> ConnectionOptions {
        var options = base("\(name)-observer", broker: broker, credentials: credentials)
        options.subscriptions = [
            Subscription("homebed/v1/+/alarms/+", retained: .never),
            Subscription("homebed/v1/gateway/+/heartbeat", retained: .always),
        ]
        return options
    }

    /// A device keeps what it sent until the receipt, so the broker need not keep a session for it.
    private static func base(
        _ clientID: String, broker: BrokerAddress, credentials: BrokerCredentials
    ) -> ConnectionOptions {
        var options = ConnectionOptions(clientID: clientID, address: broker, credentials: credentials)
        options.startsClean = true
        options.sessionExpirySeconds = 0
        return options
    }
}
