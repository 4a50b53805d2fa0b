internal import CareCore

extension Rejection {
    /// What the alarm about strangers (SEC-1) says of it.
    var remark: AlarmRemark {
        let device = (sender?.device ?? speaker).map { " \($0) " } ?? ""
        let zh =
            switch reason {
            case .unknownDevice: "设备\(device)未登记"
            case .wrongCounty: "设备\(device)不属于主题名中的县市"
            case .notClaimed: "设备\(device)的型号档案不使用此主题"
            case .malformedTopic: "主题名不符合规定"
            default: "消息不能处理：\(reason.name)"
            }
        return AlarmRemark(zh: zh, en: detail)
    }
}
