internal import CareCore

extension DossierLayout {
    var kit: Dossier.Section {
        section(
            "六、设备配置与验收", .kitItem,
            [
                KitField.item.name, KitField.kind.name, KitField.device.name, KitField.serial.name,
                KitField.state.name, KitField.boundAt.name, KitField.signedOffAt.name, KitField.signOffDocument.name,
            ],
            more: [
                KitField.otherKind.name, KitField.approval.name, KitField.testedAt.name, KitField.testSeen.name,
                KitField.reading.name, KitField.inspection.name, KitField.acceptedBy.name, KitField.acceptedAs.name,
                KitField.refusedBy.name, KitField.refusedOn.name, KitField.refusalDocument.name,
                KitField.removedAt.name, KitField.removalReason.name,
            ])
    }

    var visits: Dossier.Section {
        section(
            "七、上门服务", .visit,
            [
                VisitField.visit.name, VisitField.ordinal.name, VisitField.state.name, VisitField.startAt.name,
                VisitField.endAt.name, VisitField.staff.name, VisitField.items.name, VisitField.rating.name,
            ],
            more: [
                VisitField.purpose.name, VisitField.signature.name, VisitField.photos.name,
                VisitField.skillsTaught.name, VisitField.planAdjustment.name, VisitField.devicesChecked.name,
                VisitField.anomalies.name, VisitField.corroboration.name, VisitField.note.name,
                VisitField.followUpNote.name, VisitField.cancelReason.name, VisitField.endingNote.name,
            ], void: VisitField.voidReason.name,
            order: { ($0[VisitField.startAt] ?? $0[VisitField.plannedStart])?.milliseconds ?? 0 })
    }

    var training: Dossier.Section {
        section(
            "八、家庭成员技能培训", .training,
            [
                TrainingField.training.name, SharedField.on.name, SharedField.name.name, TrainingField.role.name,
                TrainingField.trainer.name, TrainingField.result.name, TrainingField.certificate.name,
                TrainingField.issuer.name,
            ], more: TrainingArea.allCases.flatMap { [$0.theory.name, $0.practice.name] },
            void: VoidField.reason.name, order: { Int64($0[SharedField.on]?.day ?? 0) })
    }

    var duty: [Dossier.Section] {
        [
            section(
                "九、紧急呼叫记录", .emergencyCall,
                [
                    EmergencyCallField.call.name, EmergencyCallField.receivedAt.name, EmergencyCallField.way.name,
                    EmergencyCallField.calledBackAt.name, EmergencyCallField.verification.name,
                    EmergencyCallField.resolvedAt.name,
                ], more: [DutyField.what.name, EmergencyCallField.resolution.name], void: DutyField.voidReason.name,
                order: { $0[EmergencyCallField.receivedAt]?.milliseconds ?? 0 }),
            section(
                "十、异常事件", .abnormalEvent,
                [
                    AbnormalEventField.event.name, AbnormalEventField.category.name, SharedField.at.name,
                    AbnormalEventField.state.name, AbnormalEventField.closedAt.name,
                ],
                more: [DutyField.what.name, DutyField.measures.name, AbnormalEventField.conclusion.name],
                void: DutyField.voidReason.name, order: { $0[SharedField.at]?.milliseconds ?? 0 }),
            section(
                "十一、投诉", .complaint,
                [
                    ComplaintField.complaint.name, ComplaintField.receivedAt.name, ComplaintField.way.name,
                    ComplaintField.state.name, ComplaintField.answeredAt.name, ComplaintField.isSatisfied.name,
                ], more: [DutyField.what.name, ComplaintField.answer.name], void: DutyField.voidReason.name,
                order: { $0[ComplaintField.receivedAt]?.milliseconds ?? 0 }),
        ]
    }

    func alarms(_ alarms: [DossierAlarm], areOlderLeftOut: Bool) -> Dossier.Section {
        let aside = areOlderLeftOut ? "(只列最近\(alarms.count)条,更早的未列出)" : ""
        return Dossier.Section(
            "十二、告警与处置" + aside, ["告警", "级别", "发生时间", "次数", "接警", "到场", "结束", "关闭原因"],
            alarms.map {
                Dossier.Line(
                    $0.cells, detail: $0.detail(showsPeople: showsPeople), trace: "告警 \($0.id.number)")
            })
    }

    var money: Dossier.Section {
        let names = [
            MoneyField.money.name, SharedField.on.name, MoneyField.head.name, MoneyField.source.name,
            MoneyField.kind.name, MoneyField.amount.name, MoneyField.document.name,
        ]
        let things = [VisitField.visit, TrainingField.training, AbilityField.assessment, AssetField.asset]
        let rows = records[.moneyEntry].sorted {
            ($0.row[SharedField.on]?.day ?? 0, $0.entry) < ($1.row[SharedField.on]?.day ?? 0, $1.entry)
        }
        let lines = rows.map { found in
            let paid = things.compactMap { found.row[$0]?.text }.first ?? found.row[SharedField.careCase]?.text ?? ""
            let back = sheet(
                .moneyEntry, found.row,
                [MoneyField.reverses.name, MoneyField.reversal.name, MoneyField.reverseReason.name])
            return Dossier.Line(
                names.map { name in
                    name == MoneyField.amount.name
                        ? MoneyText.yuan(found.row[MoneyField.amount] ?? 0) : text(.moneyEntry, found.row, name)
                } + [paid],
                detail: back.map { "\($0.title):\($0.value)" }.joined(separator: "; "), trace: Self.trace(found))
        }
        let paid = records[.moneyEntry].reduce(Int64(0)) { sum, found in
            sum + (found.row[MoneyField.kind] == .paid ? found.row[MoneyField.amount] ?? 0 : 0)
        }
        let title = "十八、资金" + (lines.isEmpty ? "" : "(支出合计\(MoneyText.yuan(paid))元)")
        return Dossier.Section(title, ["编号", "日期", "科目", "来源", "性质", "金额(元)", "文号", "对应记录"], lines)
    }
}
