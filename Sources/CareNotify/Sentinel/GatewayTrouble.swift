package import CareCore

/// Why a gateway counts as dead for those who look at it from outside.
package enum GatewayTrouble: String, CaseIterable, Sendable {
    /// No heartbeat came for `SentinelWatch.silence`.
    case silent
    /// It says that it runs but has written nothing for `SentinelWatch.stale`.
    case stale
    /// It was stopped in order and has not come back.
    case stopped
    /// The broker lost it.
    case lost
    /// The broker itself cannot be reached: nothing is known of the gateway.
    case brokerUnreachable

    /// What people read.
    package var title: BilingualText {
        switch self {
        case .silent: BilingualText(zh: "网关无心跳", en: "no heartbeat of the gateway")
        case .stale: BilingualText(zh: "网关运行但未写入数据", en: "the gateway runs but writes nothing")
        case .stopped: BilingualText(zh: "网关已停止", en: "the gateway was stopped")
        case .lost: BilingualText(zh: "网关与消息服务器断开", en: "the broker has lost the gateway")
        case .brokerUnreachable: BilingualText(zh: "无法连接消息服务器", en: "the broker cannot be reached")
        }
    }
}
