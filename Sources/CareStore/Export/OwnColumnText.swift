/// Title and meaning of the columns of the gateway's own tables, one a line: name, title, meaning, and `private` for
/// what a masked export hides. A name with its table before it goes before the bare one. `moment` is gateway time.
enum OwnColumnText {
    static let lines = """
        acceptance|验收意见|words|private
        acceptedAt|验收时间|moment
        acceptedBy|验收人|person
        acknowledgedAt|确认时间|moment
        acknowledgedBy|确认人|person
        action|操作|word of the command
        actor|操作人|person or program
        address|地址|postal address|private
        notification.address|收件地址|address in the channel|private
        alarm|告警|number of the alarm
        alarms|告警数|count
        altitude|海拔|metres
        anchorAt|存证时间|moment
        anchorCount|存证台账条数|count
        anchorEntry|存证台账序号|number of the entry
        anchorHash|存证哈希|SHA-256 of the entry
        answer|应答|answer of the channel
        answeredAtLast|180秒内确认数|count
        answeredSoon|60秒内确认数|count
        arrivalTime|到场用时合计|milliseconds
        arrived|到场数|count
        assignedAt|派单时间|moment
        assignedBy|派单人|person
        assignee|指派人|person
        at|时间|moment
        attempt|次数|number of the try
        attempts|尝试次数|count
        audience|处理人|1 operator, 2 carer, 3 technician, 4 county
        bed|床位|number of the bed
        bedExits|离床数|count
        body|登记内容|JSON array of pairs of field and text; nothing when erased|private
        begunBy|登记人|person
        bytes|内部状态|state of this program, of no use to others|private
        byTwo|两人上门数|count
        calledBackAt|回拨时间|moment
        calledBackBy|回拨人|person
        calledBackSoon|60秒内回拨数|count
        calls|紧急呼叫数|count
        careCase|个案编号|case
        cause|原因|number of the transition: CareCore AlarmEdge.Cause
        channel|渠道|name of the channel
        notificationAttempt.answer|应答|answer of the channel|private
        channels|联系方式|channel=address, with spaces between|private
        class|设备类别|number of the class: CareCore DeviceClass; 0 all
        clearedAt|恢复时间|moment
        closed|已关闭数|count
        closedAt|关闭时间|moment
        closedBy|关闭人|person
        dailyRate.class|设备类别|number of the class: CareCore DeviceClass; 0 what sends nothing
        closedDay|已结束日|civil days since 1970-01-01
        closeReason|关闭原因|number of the reason: CareCore CloseReason
        closeText|关闭说明|words|private
        committedAt|提交时间|moment
        conclusion|结论|words|private
        count|次数|count
        county|县市代码|six digits
        cursor|进度|key of the record
        custody|资产状态|number of the state: CareCore CustodyState
        custodySince|资产状态起始|moment
        data|事件数据|JSON as the device sent it|private
        day|日期|civil days since 1970-01-01
        days|天数|days with facts
        delay|延迟|milliseconds from device time to receipt
        detail|说明|words|private
        device|设备|number of the device
        devices|设备数|count
        deviceTime|设备时间|moment
        digest|内容摘要|SHA-256 of the sealed body
        summaryRevision.digest|内容摘要|SHA-256 of the pack
        dispatchedAt|派出时间|moment
        dispatchedBy|派出人|person
        doubtful|存疑上门数|count
        drillUntil|演练结束|moment
        dueAt|应发时间|moment
        early|2021年底前上门人次|count
        edge|变化序号|number of the transition of its alarm
        effectiveSeconds|有效秒数|seconds with valid values
        effectiveUntil|累计有效秒数|seconds
        endedAt|结束时间|moment
        endedBy|结束登记人|person
        entries|台账条数|count
        entry|台账序号|number of the entry whose words are gone
        escalatesAt|下次升级时间|moment
        eveningSeconds|晚间在床秒数|seconds in bed from 20:00 on
        events|事件数|count
        evidence|整改后首个信号|1 heartbeat, 2 reading, 3 event
        evidenceAt|首个信号时间|moment
        expiresAt|失效时间|moment
        facts|老人情况|bits: CareCore ResidentFacts
        falls|跌倒数|count
        requestAnswer.fingerprint|请求指纹|SHA-256 of the request
        finishedAt|完成时间|moment
        fromAt|开始|moment
        field|字段|parameter of the rule, or priority, audience, enabled
        fingerprint|档案指纹|hash of the profiles in force
        form|表单|name of the form
        foundAt|发现时间|moment
        foundBy|发现人|person
        fromMinute|起始分钟|minute of the day
        further|后续上门人次|count
        handMetrics|人工测量指标|mask of the numbers of metrics that people take by hand: CareCore Metric
        hash|链哈希|SHA-256 over the hash before and this row
        heardAt|听到时间|moment
        heardOn|最近有数据日|civil days since 1970-01-01; 0 for none, below 0 for no later than that
        holdBy|暂缓人|person
        holdReason|暂缓原因|words
        holdUntil|暂缓至|moment
        household|家庭|number of the household
        hub|网关|identity of the hub as the message named it
        id|编号|1
        identity|标识|identity on the wire and in the records
        incident|突发事件|number of the incident
        inspection|现场验收|words|private
        isAway|不在家|0 or 1
        isDrill|演练|0 or 1
        isLate|迟到|0 or 1
        isSealed|已加密|0 or 1
        isReached|已送达|0 or 1
        isRetained|保留消息|0 or 1
        isTest|测试|0 or 1
        isUsable|能用|0 or 1
        isUsed|起作用|0 or 1, empty for what is not judged yet
        kept|按计划完成数|count
        key|项|name of the fact
        requestAnswer.key|请求标识|key of the sender
        kind|种类|number of the kind
        event.kind|事件种类|number of the kind: CareCore EventKind
        absence.kind|种类|away or hospital
        factDue.kind|种类|1 of a device, 2 of a bed
        incident.kind|种类|1 earthquake, 2 fire, 3 outage, 4 other
        suppression.kind|种类|1 shelf, 2 permit, 3 absence, 4 visit, 5 outage
        language|语言|zh or en
        lastAt|最近时间|moment
        lastEffectiveAt|最近有效时间|moment
        lastEvent|最近事件|number of the event
        latches|需人工关闭|0 or 1
        latitude|纬度|degrees, WGS 84|private
        length|时长|milliseconds
        monthlyVisit.length|上门时长合计|milliseconds
        level|层级|1 prefecture, 2 county, 3 provider, 4 bed
        longitude|经度|degrees, WGS 84|private
        maintenanceOrder|工单|number of the order
        mask|隐藏清单|what is hidden from whom may not see rows
        maximum|最大值|unit of the metric
        mean|平均值|unit of the metric
        mendedAt|整改时间|moment
        mendedBy|整改人|person
        message|消息|identity of the message
        metric|指标|number of the metric: CareCore Metric
        millisecond|毫秒|milliseconds within the minute
        minimum|最小值|unit of the metric
        minute|分钟|minutes since 1970-01-01T00:00Z
        mistaken|误报数|count
        month|月份|first day of the month: civil days since 1970-01-01
        morningSeconds|凌晨在床秒数|seconds in bed before 08:00
        name|姓名|name of the person|private
        dailyRate.name|设备|identity of the device, or of the kit item that sends nothing
        nextDevice|下一设备|number of the device
        nextOutbox|下一消息|number of the message
        note|备注|words|private
        number|序号|number
        offlineMilliseconds|离线期限|milliseconds
        onlineSeconds|在线秒数|seconds
        onlineUntil|累计在线秒数|seconds
        onSiteAt|到场时间|moment
        onSiteBy|到场人|person
        openedAt|开始时间|moment
        openedBy|发起人|person
        outcome|结果|0 waiting, 1 delivered, 2 refused, 3 expired, 4 superseded, 5 inhibited, 6 published
        requestAnswer.outcome|结果|0 refused, 1 done
        p1|P1告警数|count
        p2|P2告警数|count
        p3|P3告警数|count
        p4|P4告警数|count
        pack|汇总内容|the figures with the keys of their rows, as SummaryPack packs them
        parts|更换配件|words|private
        path|文件|name of the file
        payload|消息内容|bytes as they were sent|private
        payloadLength|消息长度|bytes
        person|人员|identity of the person
        requestAnswer.person|请求人|user
        summaryRevision.person|申请人|user
        place|位置|number of the bed or household, as placeKind says
        placeKind|位置种类|1 bed, 2 household
        planned|计划上门数|count
        points|评价得分合计|points
        pressedAt|按下时间|moment
        priority|优先级|1 to 4: P1 to P4
        problem|问题|words|private
        profile|设备型号|name of the profile
        profiles|档案指纹|hash of the profiles in force
        promised|计入任务上门人次|count
        proof|验收方式|1 telemetry, 2 a person's inspection
        provider|服务机构|unified social credit code
        providerSince|服务机构起始时间|moment
        purpose|目的|number of the purpose: CareCore Notification
        puts|写入的行|table, key and SHA-256 of each row, each with its length in four bytes before it
        quality|质量|validity, plus 16 when receive time stands for the device's
        raisedAt|发生时间|moment
        rank|次序|rank among outgoing messages
        rated|已评价数|count
        reachedAt|联系上时间|moment
        reachedBy|联系人|person
        readings|读数数|count
        reason|原因|words|private
        quarantine.reason|原因|number of the reason: CareCore QuarantineReason
        summaryRevision.reason|原因|words
        receivedAt|接收时间|moment
        recipient|收件人|identity of the person
        rectification|整改|words|private
        rectifiedAt|整改时间|moment
        rectifiedBy|整改人|person
        records|登记数|count
        release|删除依据|number of the entry that released it
        reference|设备编号|reference that the device gave
        replacedBattery|已换电池|1 yes, 0 no
        report|报修内容|words|private
        reportedBy|报修人|person
        resident|老人编号|resident
        responder|响应人|person
        result|结果|1 delivered, 2 failed, 3 refused, 4 unanswered
        revision|版次|number of the revision
        role|职责|number of the role: CareCore Role
        roomSense|感知来人方式|1 contact of a door, 2 movement in a room; nothing for a model that sees nobody come
        notification.role|职责|name of the role
        rowKey|编号|key of the row
        rule|规则|name of the rule
        scope|范围|county, township, household, bed or everywhere
        segment|段|number of the place it served on that day
        served|上门人次|count
        serviceEndedAt|服务终止时间|moment
        settledAt|完结时间|moment
        signedAt|签名时间|moment
        signedBy|签名人|person
        signNote|签名说明|words|private
        start|开始|moment
        state|状态|number of the state: CareCore AlarmState
        subject|对象|number, as subjectKind says
        audit.subject|对象|what it was about
        ledger.subject|对象|key of the record
        subjectKind|对象种类|0 the gateway, 1 bed, 2 household, 3 device
        tableName|登记表|name of the table
        text|原文|text of the file
        requestAnswer.text|应答|what changed, or the reasons|private
        thing|物品|item of a kit that is no device
        throughHub|经网关|1 when the hub of the household carries the model
        topic|主题|topic name
        township|乡镇|nine digits
        until|结束|moment
        untilAt|结束|moment
        untilClear|直到恢复|0 or 1
        untilMinute|终止分钟|minute of the day
        validFrom|有效自|moment
        validReadings|有效读数数|count
        validUntil|有效至|moment
        value|数值|unit of the metric
        meta.value|值|text
        ruleOverride.value|值|text; nothing sets back
        way|方式|1 call, 2 visit, 3 press
        wetChanges|干湿变化数|count
        wetOverdue|尿湿超时数|count
        work|处理状态|number of the step: CareCore WorkState
        ledgerEntry|台账序号|number of the entry that wrote the row last
        wornSeconds|佩戴秒数|seconds
        """
}
