{{%AUTOESCAPE context="HTML"}}
<section class="gh-card gh-card--flush" aria-label="{{say:service_desk.page.waiting}}">
{{#NOTHING}}
<div class="gh-empty">{{icon:check_circle}}<h2>{{say:service_desk.page.nothing_waits_here}}</h2><p><a href="{{HOME_PATH}}">{{say:service_desk.page.back_to_the_first_page}}</a></p></div>
{{/NOTHING}}
<ul class="gh-queue" role="list">
{{#ITEM}}
<li><span class="gh-queue__icon is-warn">{{>ICON}}</span><div><h2>{{WHAT}}</h2><p>{{say:service_desk.page.office_since_since_text}}</p></div><div class="gh-queue__do">{{#DECIDE}}<a class="usa-button gh-button--small" href="{{PATH}}">{{say:service_desk.page.decide_what}}</a>{{/DECIDE}}{{#REISSUE}}<a class="usa-button gh-button--small" href="{{PATH}}">{{say:service_desk.page.replace_letter_number_what}}</a>{{/REISSUE}}{{#LOOK}}<a class="usa-button usa-button--outline gh-button--small" href="{{OFFICE_PATH}}">{{say:service_desk.page.open_the_account}}</a>{{/LOOK}}{{#OPEN}}<a class="usa-button usa-button--outline gh-button--small" href="{{OFFICE_PATH}}">{{say:service_desk.page.open_the_office}}</a>{{/OPEN}}</div></li>
{{/ITEM}}
</ul>
</section>
