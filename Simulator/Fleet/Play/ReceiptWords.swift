/// What the numbers of a receipt mean to a technician. Source: DESIGN 6.
enum ReceiptWords {
    static func explain(_ status: Int) -> String {
        switch status {
        case 0: "stored; the way to the gateway and back works"
        case 1: "stored before; the gateway knew this message"
        case 2: "stored, but it came late: check the device's clock and its link"
        case 10: "malformed; the gateway does not understand the message, and keeps it in quarantine"
        case 11: "unknown device; it is not registered: import it with its bed and profile"
        case 12: "not in service; it is registered and serves no bed at this time: check 'since' in the import"
        case 13: "not allowed; it belongs to another county: check --county and the import"
        case 14: "stored with the gateway's time; the device's clock is out of range: set it"
        case 20: "busy; the gateway asks to send again later"
        case 30: "internal error at the gateway; it asks to send again, and its log says why"
        default: "an answer that this program does not know"
        }
    }
}
