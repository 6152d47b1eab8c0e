{{%AUTOESCAPE context="HTML"}}
<div class="gh-col">
{{#CHECKED}}<section class="gh-status {{KIND}}" aria-label="{{say:service_desk.page.whether_the_trail_is_whole}}">{{>ICON}}<div><p>{{TEXT}}</p><p class="gh-soft">{{say:service_desk.page.facts_in_the_chain_checked}}</p>{{#FAULT}}<p>{{FIRST}}</p>{{/FAULT}}{{#LATE}}<p>{{say:service_desk.page.facts_wait_for_the_sealer}}</p>{{/LATE}}</div></section>{{/CHECKED}}
{{#UNCHECKED}}<section class="gh-status is-warn" aria-label="{{say:service_desk.page.whether_the_trail_is_whole}}">{{icon:warning}}<div><p>{{say:service_desk.page.the_trail_has_not_been}}</p><p class="gh-soft">{{say:service_desk.page.checking_reads_every_fact_and}}</p></div></section>{{/UNCHECKED}}
<section class="gh-card"><h2>{{say:service_desk.page.check_the_trail}}</h2><p>{{say:service_desk.page.reads_every_fact_and_its}}</p><form class="gh-gap-s" method="post" action="{{CHECK_PATH}}">{{csrf}}<button class="usa-button" type="submit">{{say:service_desk.page.check_the_trail_now}}</button></form><p class="gh-soft gh-small gh-gap-s">{{say:service_desk.page.that_its_end_was_cut}}</p></section>
<section class="gh-card gh-card--flush" aria-labelledby="changes"><div class="gh-card__head"><h2 id="changes">{{say:service_desk.page.privileged_changes_this_week}}</h2></div>
{{#NO_CHANGE}}<div class="gh-empty">{{icon:check_circle}}<h3>{{say:service_desk.page.nobody_was_given_or_lost}}</h3><p>{{say:service_desk.page.older_facts_stand_on_the}}</p></div>{{/NO_CHANGE}}
{{#CHANGES}}<table class="gh-table" role="table">
<caption class="gh-sr">{{say:service_desk.page.privileged_changes_this_week_newest}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col">{{say:service_desk.page.when}}</th><th role="columnheader" scope="col" class="gh-w-wide">{{say:service_desk.page.what}}</th><th role="columnheader" scope="col">{{say:service_desk.page.who}}</th><th role="columnheader" scope="col">{{say:service_desk.page.about}}</th></tr></thead>
<tbody role="rowgroup">
{{#CHANGE}}
<tr role="row"><td role="cell" data-label="{{say:service_desk.page.when}}"><div>{{>AT}}</div></td><th role="rowheader" scope="row" data-label="{{say:service_desk.page.what}}"><div>{{WHAT}}</div></th><td role="cell" data-label="{{say:service_desk.page.who}}"><div>{{WHO}}</div></td><td role="cell" data-label="{{say:service_desk.page.about}}"><div>{{ABOUT}}</div></td></tr>
{{/CHANGE}}
</tbody></table>{{/CHANGES}}
<div class="gh-card__head"><a href="{{CHANGES_PATH}}">{{say:service_desk.page.all_changes_with_every_detail}}</a> <a href="{{CHANGES_PATH}}.csv">{{say:service_desk.page.export_as_csv}}</a></div>
</section>
<section class="gh-card gh-card--flush" aria-labelledby="dormant"><div class="gh-card__head"><h2 id="dormant">{{say:service_desk.dormant_accounts}}</h2><span class="gh-soft gh-small">{{say:service_desk.page.not_used_for_days}}</span></div>
{{#NO_DORMANT}}<div class="gh-empty">{{icon:check_circle}}<h3>{{say:service_desk.page.every_active_account_was_used}}</h3><p>{{say:service_desk.page.one_that_nobody_uses_for}}</p></div>{{/NO_DORMANT}}
{{#UNUSED}}<table class="gh-table" role="table">
<caption class="gh-sr">{{say:service_desk.page.accounts_that_nobody_has_used}}</caption>
<thead role="rowgroup"><tr role="row"><th role="columnheader" scope="col" class="gh-w-wide">{{say:common.page.name}}</th><th role="columnheader" scope="col">{{say:common.page.kind}}</th><th role="columnheader" scope="col">{{say:service_desk.page.offices}}</th><th role="columnheader" scope="col">{{say:common.page.last_used}}</th></tr></thead>
<tbody role="rowgroup">
{{#DORMANT}}
<tr role="row"><th role="rowheader" scope="row" data-label="{{say:common.page.name}}"><div><a href="{{PATH}}">{{NAME}}</a> <small>{{USER_NAME}}</small></div></th><td role="cell" data-label="{{say:common.page.kind}}"><div>{{KIND_LABEL}}</div></td><td role="cell" data-label="{{say:service_desk.page.offices}}"><div>{{OFFICES}}</div></td><td role="cell" data-label="{{say:common.page.last_used}}"><div>{{>USED}}</div></td></tr>
{{/DORMANT}}
</tbody></table>{{/UNUSED}}
<div class="gh-card__head"><a href="{{DORMANT_PATH}}">{{say:service_desk.page.all_dormant_accounts}}</a> <a href="{{DORMANT_PATH}}.csv">{{say:service_desk.page.export_as_csv}}</a></div>
</section>
</div>
