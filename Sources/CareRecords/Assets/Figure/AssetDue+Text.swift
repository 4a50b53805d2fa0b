public import CareCore

extension AssetDue {
    /// What must be done, with the bed and how late it is.
    public var text: BilingualText {
        let place = bed.map { "\($0)" } ?? "-"
        let what = kind.title
        return BilingualText(
            zh: "\(what.zh),床位\(place),逾期\(daysLate)天", en: "\(what.en), bed \(place), \(daysLate) days late")
    }
}

extension AssetDue.Kind {
    /// What is late.
    var title: BilingualText {
        let (zh, en) =
            switch self {
            case .notice: ("尚未通知家属回收", "the family was not told of the collection")
            case .collect: ("尚未回收(AST-5)", "it was not collected (AST-5)")
            case .sanitise: ("尚未清洗消毒", "it was not sanitised")
            case .available: ("尚不可再分配", "it is not ready for the next family")
            case .orphan: ("床位已无服务对象,设备仍在用(AST-5)", "it is in service where nobody is served (AST-5)")
            case .allocated: ("已分配未安装", "it is allocated and was never fitted")
            case .installing: ("安装超过24小时", "it has been with the technician for over 24 hours")
            case .suspended: ("停用超过90天", "it has been suspended for over 90 days")
            }
        return BilingualText(zh: zh, en: en)
    }
}
