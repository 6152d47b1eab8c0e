{{%AUTOESCAPE context="HTML"}}
<div class="gh-grid gh-grid--side">
<div class="gh-col">
<section class="gh-status {{KIND}}" aria-label="{{say:service_desk.page.whether_this_person_can_log}}">{{>ICON}}<div><p>{{TEXT}}</p><p class="gh-soft">{{MORE}}</p></div></section>
{{>TIMELINE}}
</div>
<aside class="gh-col" aria-label="{{say:service_desk.page.what_you_can_do}}">
{{#DEEDS}}
<section class="gh-card" aria-labelledby="do"><h2 id="do">{{say:service_desk.page.what_you_can_do}}</h2>
{{#VERIFIED}}<p class="gh-verified">{{icon:verified_user}}<span>{{say:service_desk.page.caller_verified_at_by_holds}}</span></p>{{/VERIFIED}}
{{#NOT_VERIFIED}}<p class="gh-small">{{say:service_desk.page.not_verified_asked_last_by}}</p><ul class="gh-bullets gh-small">{{#ANSWER}}<li>{{ASKS}} <strong>{{OUTCOME}}</strong></li>{{/ANSWER}}</ul>{{/NOT_VERIFIED}}
<div class="gh-stack--tight gh-buttons gh-gap">
{{#VERIFY}}<a class="usa-button" href="{{PATH}}">{{say:service_desk.page.verify_the_caller}}</a>{{/VERIFY}}
{{#UNLOCK}}<a class="usa-button usa-button--outline" href="{{PATH}}">{{say:service_desk.page.unlock_the_account}}</a>{{/UNLOCK}}
{{#RESET}}<a class="usa-button usa-button--outline" href="{{PATH}}">{{say:service_desk.page.send_a_link_to_set}}</a>{{/RESET}}
{{#LINK}}<a class="usa-button usa-button--outline" href="{{PATH}}">{{say:service_desk.page.link_to_many_providers}}</a>{{/LINK}}
{{#LOST_FACTOR}}<a class="usa-button usa-button--outline" href="{{PATH}}">{{say:common.page.lost_second_factor}}</a>{{/LOST_FACTOR}}
{{#LETTER}}<a class="usa-button usa-button--outline" href="{{PATH}}">{{say:service_desk.page.replace_the_letter}}</a>{{/LETTER}}
</div>
<p class="gh-soft gh-small gh-gap">{{say:service_desk.page.you_never_see_a_code}}</p></section>
{{/DEEDS}}
<section class="gh-card" aria-labelledby="facts"><h2 id="facts">{{say:service_desk.page.account}}</h2>
<dl class="gh-facts">
<dt>{{say:common.page.kind}}</dt><dd>{{KIND_LABEL}}</dd>
<dt>{{say:common.page.username}}</dt><dd>{{USER_NAME}}</dd>
<dt>{{say:common.email}}</dt><dd>{{EMAIL}}</dd>
<dt>{{say:common.registered}}</dt><dd>{{>CREATED}}</dd>
{{#AT}}<dt>{{say:common.office}}</dt><dd><a href="{{PATH}}">{{OFFICE_NAME}}</a><br>{{ROLE}}</dd>{{/AT}}
{{#AND_MORE}}<dt>{{say:common.page.more}}</dt><dd>{{say:service_desk.page.and_more_offices}}</dd>{{/AND_MORE}}
</dl></section>
{{#LINK_FILES}}<section class="gh-card" aria-labelledby="link-files"><h2 id="link-files">{{say:service_desk.page.files_of_links}}</h2><ul class="gh-people" role="list">{{#LINK_FILE}}<li><div><strong><a href="{{PATH}}">{{ROWS}}</a></strong><small>{{>WHEN}} · {{STATE}}</small></div></li>{{/LINK_FILE}}</ul></section>{{/LINK_FILES}}
</aside>
</div>
